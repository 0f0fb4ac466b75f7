// What turns are searched by: stems behind a code for the context, and for the scope (graph/recall/words.py).

DROP INDEX turn_text IF EXISTS;
CREATE FULLTEXT INDEX turn_words IF NOT EXISTS FOR (n:Turn) ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: false}};
