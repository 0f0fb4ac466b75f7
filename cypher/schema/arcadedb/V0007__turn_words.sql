-- What turns are searched by: stems behind a code for the context, and for the scope (graph/recall/words.py).

DROP INDEX turn_text IF EXISTS;
CREATE PROPERTY Turn.words IF NOT EXISTS STRING;
CREATE INDEX turn_words IF NOT EXISTS ON Turn (words) FULL_TEXT
METADATA {"analyzer": "org.apache.lucene.analysis.standard.StandardAnalyzer", "similarity": "BM25"};
