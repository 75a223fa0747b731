-- Version 3: what each document says of the documents that it names, for citations and their resolution.

CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,         -- span in documents.text
    stop INTEGER NOT NULL,
    page INTEGER,
    number_key TEXT NOT NULL,       -- "" where the mention has no number
    name_key TEXT NOT NULL,         -- "luat dat dai"; "" for all but laws
    doc_type TEXT,
    number TEXT,
    title TEXT,
    issued TEXT,                    -- as said here, else elsewhere in the document
    issuer TEXT,
    relation TEXT NOT NULL,
    actor INTEGER,                  -- ordinal of the mention that acts; NULL for the document itself
    part INTEGER NOT NULL,          -- whether only articles of it are concerned
    basis INTEGER NOT NULL,         -- whether it is a legal basis of the document
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX mentions_number ON mentions (number_key);
CREATE INDEX mentions_name ON mentions (name_key, issued);

-- Documents taken in by a version without mentions are read for them when first needed.
ALTER TABLE documents ADD COLUMN mentioning INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_mentioning ON documents (id) WHERE mentioning = 0;
CREATE INDEX documents_type ON documents (doc_type_key);
