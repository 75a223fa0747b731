-- Version 9: which reader read the mentions of each document; those of an older one are read again when first needed.

CREATE TABLE mention_readers (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    reader INTEGER NOT NULL         -- READER of mentions.py
);
-- Takes the place of documents.mentioning, which stays, unused: to drop a column is to write all texts anew.
DROP INDEX documents_mentioning;
