// Every merge of a context, found together: forgetting asks whom they tie.

CREATE INDEX merge_by_context IF NOT EXISTS FOR (n:Merge) ON (n.context);
