-- Version 6: places of citations stand in the plan and in `mentions`; of the entries only those with a vector are listed.

DROP TABLE citations;
DROP INDEX entries_embedded;
CREATE INDEX entries_embedded ON entries (id) WHERE embedded;
