-- The library, version 1. `library.db` is the one truth; lexical/ and vectors.faiss are made from it.

CREATE TABLE state (
    name TEXT PRIMARY KEY,          -- generation, encoder_name, encoder_digest, encoder_dimensions
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice
    source TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    generation INTEGER NOT NULL,    -- of the change that brought it
    number TEXT,
    number_key TEXT NOT NULL,       -- one spelling for all: 889-qd-ttg
    doc_type TEXT,
    doc_type_key TEXT NOT NULL,     -- lower case, no diacritics, as every *_key
    issuer TEXT,
    province TEXT,
    province_key TEXT NOT NULL,
    issued TEXT,
    issued_from TEXT,               -- first and last day of `issued`
    issued_to TEXT,
    title TEXT,
    language TEXT NOT NULL,
    pages INTEGER NOT NULL,
    frame BLOB NOT NULL,            -- JSON of the Plan without its tasks, targets and bases
    layout BLOB NOT NULL,           -- zlib of the JSON of blocks, pages and notes
    text TEXT NOT NULL
);
CREATE INDEX documents_digest ON documents (digest);
CREATE INDEX documents_number ON documents (number_key);
CREATE INDEX documents_generation ON documents (generation);

CREATE TABLE removed (
    document INTEGER PRIMARY KEY,   -- an id that no longer stands in `documents`
    generation INTEGER NOT NULL
);

-- What can be found: records (task, target, basis), titles, headings and passages.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,         -- span in documents.text
    stop INTEGER NOT NULL,
    page INTEGER,
    quote TEXT,                     -- NULL for a passage: it is documents.text[start:stop]
    words TEXT,                     -- never filled; words are told from syllables when they are asked for
    record BLOB,                    -- JSON of the Task, Target or Citation
    due_from TEXT,                  -- first and last day of the end of its period
    due_to TEXT,
    embedded INTEGER NOT NULL       -- whether it is to have a vector
);
CREATE INDEX entries_document ON entries (document, kind, ordinal);
CREATE INDEX entries_embedded ON entries (embedded, id);

CREATE TABLE assignments (
    entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL,
    agency_key TEXT,
    written TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,         -- written and expanded name, folded
    PRIMARY KEY (entry, ordinal)
) WITHOUT ROWID;
CREATE INDEX assignments_agency ON assignments (agency_key);

CREATE TABLE citations (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    number TEXT,
    number_key TEXT NOT NULL,
    doc_type TEXT,
    issued TEXT,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX citations_number ON citations (number_key);

-- Abbreviations that a document introduces itself.
CREATE TABLE abbreviations (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    short TEXT NOT NULL,
    short_key TEXT NOT NULL,
    long TEXT NOT NULL,
    long_key TEXT NOT NULL,
    PRIMARY KEY (document, short)
) WITHOUT ROWID;
CREATE INDEX abbreviations_short ON abbreviations (short_key);
CREATE INDEX abbreviations_long ON abbreviations (long_key);

CREATE TABLE vectors (
    entry INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    vector BLOB NOT NULL            -- a signed byte a dimension; length 1 once scaled
);

INSERT INTO state VALUES ('generation', '0');
