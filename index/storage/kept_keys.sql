-- Version 8: keys that tasks kept when their document was read again with other words. All others tell theirs by their
-- words.

CREATE TABLE kept_keys (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    task INTEGER NOT NULL,          -- its ordinal
    key TEXT NOT NULL,
    PRIMARY KEY (document, task)
) WITHOUT ROWID;
