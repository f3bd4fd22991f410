/**
 * The store's shape as a list that only grows: a migration that was released is never edited,
 * a change is a new one at the end. All that are missing run together, each recorded by its name.
 */
import type { Migration } from '../database.ts';

const documents = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    run TEXT NOT NULL,
    processed_at TEXT NOT NULL,
    date TEXT,
    body TEXT,
    body_folded TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX documents_date ON documents (date);
  -- One document may lie at several paths: a copy is processed and listed once.
  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX files_document ON files (document);
`;

const facts = `
  CREATE TABLE decisions (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    decider TEXT,
    who TEXT,
    who_folded TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE deadlines (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT,
    text TEXT NOT NULL,
    due_from TEXT,
    due TEXT,
    precision TEXT,
    action TEXT,
    who TEXT,
    who_folded TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deadlines_due ON deadlines (due);
  CREATE TABLE people (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    roles TEXT,
    organisations TEXT,
    status TEXT,
    mentions INTEGER NOT NULL,
    start INTEGER,
    end INTEGER,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE organisations (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    start INTEGER,
    end INTEGER,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
`;

/** What was read before has no entries until it is read again. */
const registers = `
  ALTER TABLE organisations ADD COLUMN register TEXT;
  ALTER TABLE organisations ADD COLUMN register_id TEXT;
`;

const entities = `
  -- What linking over documents needs beside the name, as JSON; '{}' where an older program wrote it.
  ALTER TABLE people ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE organisations ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';
  -- What a deadline without a date waits for, and the document that has told the day since.
  ALTER TABLE deadlines ADD COLUMN event TEXT;
  ALTER TABLE deadlines ADD COLUMN told_by INTEGER REFERENCES documents (id) ON DELETE SET NULL;
  -- What a person has said of two names. Kept by content and name: it outlives a new run.
  CREATE TABLE rulings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    layer TEXT NOT NULL CHECK (layer IN ('people', 'organisations')),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'apart')),
    a_sha256 TEXT NOT NULL,
    a_name TEXT NOT NULL,
    b_sha256 TEXT NOT NULL,
    b_name TEXT NOT NULL,
    made_at TEXT NOT NULL
  ) STRICT;
`;

/** What was read before has none until it is read again. */
const actions = `
  CREATE TABLE actions (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT,
    text TEXT NOT NULL,
    who TEXT,
    who_folded TEXT NOT NULL,
    status TEXT NOT NULL,
    -- The position of its deadline, which knows the day, also where another document has told it.
    deadline INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  ) STRICT, WITHOUT ROWID;
`;

const failures = `
  -- What could not be processed, at each path, with why; gone when the path's document is stored.
  CREATE TABLE failures (
    path TEXT PRIMARY KEY,
    sha256 TEXT,
    conditions TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    failed_at TEXT NOT NULL,
    tries INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Told deadlines are settled body by body, and let go of a document that goes. */
const bodies = `
  CREATE INDEX documents_body ON documents (body_folded, date);
  CREATE INDEX deadlines_told_by ON deadlines (told_by);
`;

const search = `
  ALTER TABLE documents ADD COLUMN kind TEXT;
  -- 0 where an older program has stored it and its passages are still to be made.
  ALTER TABLE documents ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX documents_unindexed ON documents (id) WHERE indexed = 0;
  CREATE INDEX documents_newest ON documents (COALESCE(date, ''), sha256);
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    -- Folded: the index parts them at the spaces and does nothing else to them.
    words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX passages_document ON passages (document);
  CREATE VIRTUAL TABLE passages_index USING fts5
    (words, content = 'passages', content_rowid = 'id', tokenize = 'ascii');
  -- What is deleted is gone from the index at once, not when it is next put in order.
  INSERT INTO passages_index (passages_index, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER passages_come AFTER INSERT ON passages BEGIN
    INSERT INTO passages_index (rowid, words) VALUES (new.id, new.words);
  END;
  CREATE TRIGGER passages_go AFTER DELETE ON passages BEGIN
    INSERT INTO passages_index (passages_index, rowid, words) VALUES ('delete', old.id, old.words);
  END;
`;

/** What was stored before has no events: a reader that begins takes the records first. */
const events = `
  -- One row: who tells the events, and the last event that was pruned.
  CREATE TABLE event_log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    source TEXT NOT NULL,
    pruned INTEGER NOT NULL
  ) STRICT;
  INSERT INTO event_log (one, source, pruned) VALUES (1, lower(hex(randomblob(16))), 0);
  -- What has become of documents, written with it. A number is never given twice; the nonce tells
  -- events apart that bear the same number because a loss of power has taken the first one.
  CREATE TABLE events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    nonce TEXT NOT NULL,
    type TEXT NOT NULL,
    time TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    -- A JSON array; null for all.
    types TEXT,
    allow_private INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'failed', 'gone')),
    made_at TEXT NOT NULL,
    -- The last event that was delivered or put aside.
    cursor INTEGER NOT NULL,
    -- Of the event that is due: how often it was tried. Times are milliseconds since 1970.
    tries INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    failing_since INTEGER,
    next_at INTEGER NOT NULL DEFAULT 0,
    claimed_by TEXT,
    claimed_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  -- What was put aside, and is tried again where that is asked for.
  CREATE TABLE undelivered (
    webhook INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    failed_at TEXT NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (webhook, event)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX undelivered_event ON undelivered (event);
`;

const forgotten = `
  -- One row: the key of the digests, and 1 where something was deleted and not yet built anew.
  CREATE TABLE forgetting (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret TEXT NOT NULL,
    dirty INTEGER NOT NULL
  ) STRICT;
  INSERT INTO forgetting (one, secret, dirty) VALUES (1, lower(hex(randomblob(32))), 0);
  -- Who was forgotten: how many documents, and when; never who.
  CREATE TABLE forgotten (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    documents INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE forgotten_names (
    digest TEXT PRIMARY KEY,
    forgotten INTEGER NOT NULL REFERENCES forgotten (id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  -- What has still to be done: people by their ids in the record, '' for the text alone.
  CREATE TABLE forgotten_work (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    PRIMARY KEY (document, person)
  ) STRICT, WITHOUT ROWID;
  -- What a rule has removed, by content: it is not taken again by itself.
  CREATE TABLE removed (
    sha256 TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('document', 'people')),
    made_at TEXT NOT NULL,
    PRIMARY KEY (sha256, what)
  ) STRICT, WITHOUT ROWID;
  -- When the content was first stored: a new run changes processed_at.
  ALTER TABLE documents ADD COLUMN stored_at TEXT;
  UPDATE documents SET stored_at = processed_at;
  -- Who was left out of it when it was stored; null where it is as the run has made it.
  ALTER TABLE documents ADD COLUMN form TEXT;
`;

const corrections = `
  -- What people said of documents, by content: it outlives a new run and another version.
  CREATE TABLE corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    -- JSON, as gold has it.
    correction TEXT NOT NULL,
    who TEXT,
    made_at TEXT NOT NULL,
    undone_at TEXT
  ) STRICT;
  CREATE INDEX corrections_sha256 ON corrections (sha256, number);
  -- The record as the run has made it, where documents has it with corrections.
  CREATE TABLE predictions (
    document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    record TEXT NOT NULL
  ) STRICT;
  -- How far people have gone through it: 'none', 'begun', 'done'.
  ALTER TABLE documents ADD COLUMN review TEXT NOT NULL DEFAULT 'none';
  -- Which corrections are in it; null for none.
  ALTER TABLE documents ADD COLUMN corrected TEXT;
`;

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '001-documents', sql: documents },
  { name: '002-facts', sql: facts },
  { name: '003-registers', sql: registers },
  { name: '004-entities', sql: entities },
  { name: '005-actions', sql: actions },
  { name: '006-failures', sql: failures },
  { name: '007-bodies', sql: bodies },
  { name: '008-search', sql: search },
  { name: '009-events', sql: events },
  { name: '010-forgotten', sql: forgotten },
  { name: '011-corrections', sql: corrections },
];
