-- Words of turns. Only SQL makes a full-text index here; it is asked as on Neo4j, with db.index.fulltext.queryNodes.

CREATE PROPERTY Turn.content IF NOT EXISTS STRING;
CREATE INDEX turn_text IF NOT EXISTS ON Turn (content) FULL_TEXT
METADATA {"analyzer": "org.apache.lucene.analysis.standard.StandardAnalyzer", "similarity": "BM25"};
