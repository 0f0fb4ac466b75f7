// Instructions on one topic in one scope, found together.

CREATE INDEX instruction_by_group IF NOT EXISTS FOR (n:Instruction) ON (n.group);
