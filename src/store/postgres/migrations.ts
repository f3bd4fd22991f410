/**
 * The store's shape in PostgreSQL, in a schema of its own, as a list that only grows: see those of
 * SQLite, of which these tables are the likeness. Texts are compared by code, as SQLite does.
 */
import type { Migration } from '../database.ts';

const TEXT = 'TEXT COLLATE "C"';
const DOCUMENT = 'document BIGINT NOT NULL REFERENCES documents (id) ON DELETE CASCADE';

const tables = `
  -- SQLite's name for it.
  CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT pg_catalog.strpos($1, $2) $$;
  CREATE TABLE documents (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 ${TEXT} NOT NULL UNIQUE,
    run ${TEXT} NOT NULL,
    processed_at ${TEXT} NOT NULL,
    date ${TEXT},
    body ${TEXT},
    body_folded ${TEXT} NOT NULL,
    -- Not JSONB: that keeps neither order nor every string.
    record ${TEXT} NOT NULL
  );
  CREATE INDEX documents_date ON documents (date);
  CREATE INDEX documents_body ON documents (body_folded, date);
  CREATE TABLE files (path ${TEXT} PRIMARY KEY, ${DOCUMENT});
  CREATE INDEX files_document ON files (document);
  CREATE TABLE decisions (
    ${DOCUMENT},
    position INTEGER NOT NULL,
    item ${TEXT},
    text ${TEXT} NOT NULL,
    kind ${TEXT} NOT NULL,
    decider ${TEXT},
    who ${TEXT},
    who_folded ${TEXT} NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  );
  CREATE TABLE deadlines (
    ${DOCUMENT},
    position INTEGER NOT NULL,
    item ${TEXT},
    text ${TEXT} NOT NULL,
    due_from ${TEXT},
    due ${TEXT},
    precision ${TEXT},
    event ${TEXT},
    told_by BIGINT REFERENCES documents (id) ON DELETE SET NULL,
    action ${TEXT},
    who ${TEXT},
    who_folded ${TEXT} NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  );
  CREATE INDEX deadlines_due ON deadlines (due);
  CREATE INDEX deadlines_told_by ON deadlines (told_by);
  CREATE TABLE actions (
    ${DOCUMENT},
    position INTEGER NOT NULL,
    item ${TEXT},
    text ${TEXT} NOT NULL,
    who ${TEXT},
    who_folded ${TEXT} NOT NULL,
    status ${TEXT} NOT NULL,
    deadline INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, position)
  );
  CREATE TABLE people (
    ${DOCUMENT},
    position INTEGER NOT NULL,
    name ${TEXT} NOT NULL,
    name_folded ${TEXT} NOT NULL,
    roles ${TEXT},
    organisations ${TEXT},
    status ${TEXT},
    mentions INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    detail ${TEXT} NOT NULL,
    PRIMARY KEY (document, position)
  );
  CREATE TABLE organisations (
    ${DOCUMENT},
    position INTEGER NOT NULL,
    name ${TEXT} NOT NULL,
    kind ${TEXT} NOT NULL,
    mentions INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    detail ${TEXT} NOT NULL,
    register ${TEXT},
    register_id ${TEXT},
    PRIMARY KEY (document, position)
  );
  CREATE TABLE rulings (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    layer ${TEXT} NOT NULL CHECK (layer IN ('people', 'organisations')),
    verdict ${TEXT} NOT NULL CHECK (verdict IN ('same', 'apart')),
    a_sha256 ${TEXT} NOT NULL,
    a_name ${TEXT} NOT NULL,
    b_sha256 ${TEXT} NOT NULL,
    b_name ${TEXT} NOT NULL,
    made_at ${TEXT} NOT NULL
  );
  CREATE TABLE failures (
    path ${TEXT} PRIMARY KEY,
    sha256 ${TEXT},
    conditions ${TEXT} NOT NULL,
    code ${TEXT} NOT NULL,
    message ${TEXT} NOT NULL,
    failed_at ${TEXT} NOT NULL,
    tries INTEGER NOT NULL
  );
`;

const search = `
  ALTER TABLE documents ADD COLUMN kind ${TEXT};
  -- 0 where an older program has stored it and its passages are still to be made.
  ALTER TABLE documents ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX documents_unindexed ON documents (id) WHERE indexed = 0;
  CREATE INDEX documents_newest ON documents ((COALESCE(date, '')), sha256);
  -- Each word with its place, as it is: no parser of the server's and no dictionary.
  CREATE FUNCTION vector_of(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT CAST(COALESCE(string_agg(quote_literal(word) || ':' || place, ' '), '') AS tsvector)
      FROM unnest(string_to_array($1, ' ')) WITH ORDINALITY AS words (word, place) $$;
  CREATE TABLE passages (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ${DOCUMENT},
    position INTEGER NOT NULL,
    kind ${TEXT} NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text ${TEXT} NOT NULL,
    words ${TEXT} NOT NULL,
    index TSVECTOR NOT NULL GENERATED ALWAYS AS (klubbslag.vector_of(words)) STORED
  );
  CREATE INDEX passages_document ON passages (document);
  CREATE INDEX passages_index ON passages USING gin (index);
`;

const events = `
  CREATE TABLE event_log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    source ${TEXT} NOT NULL,
    pruned BIGINT NOT NULL
  );
  INSERT INTO event_log (one, source, pruned)
    VALUES (1, replace(gen_random_uuid()::text, '-', ''), 0);
  CREATE TABLE events (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nonce ${TEXT} NOT NULL,
    type ${TEXT} NOT NULL,
    time ${TEXT} NOT NULL,
    subject ${TEXT} NOT NULL,
    data ${TEXT} NOT NULL
  );
  CREATE TABLE webhooks (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url ${TEXT} NOT NULL,
    secret ${TEXT} NOT NULL,
    types ${TEXT},
    allow_private INTEGER NOT NULL,
    state ${TEXT} NOT NULL CHECK (state IN ('active', 'failed', 'gone')),
    made_at ${TEXT} NOT NULL,
    cursor BIGINT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    reason ${TEXT},
    failing_since BIGINT,
    next_at BIGINT NOT NULL DEFAULT 0,
    claimed_by ${TEXT},
    claimed_until BIGINT NOT NULL DEFAULT 0
  );
  CREATE TABLE undelivered (
    webhook BIGINT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event BIGINT NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    reason ${TEXT} NOT NULL,
    failed_at ${TEXT} NOT NULL,
    again INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (webhook, event)
  );
  CREATE INDEX undelivered_event ON undelivered (event);
`;

const forgotten = `
  CREATE TABLE forgetting (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret ${TEXT} NOT NULL,
    dirty INTEGER NOT NULL
  );
  INSERT INTO forgetting (one, secret, dirty) VALUES
    (1, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 0);
  CREATE TABLE forgotten (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at ${TEXT} NOT NULL,
    documents INTEGER NOT NULL
  );
  CREATE TABLE forgotten_names (
    digest ${TEXT} PRIMARY KEY,
    forgotten BIGINT NOT NULL REFERENCES forgotten (id) ON DELETE CASCADE
  );
  CREATE TABLE forgotten_work (
    ${DOCUMENT},
    person ${TEXT} NOT NULL,
    PRIMARY KEY (document, person)
  );
  CREATE TABLE removed (
    sha256 ${TEXT} NOT NULL,
    what ${TEXT} NOT NULL CHECK (what IN ('document', 'people')),
    made_at ${TEXT} NOT NULL,
    PRIMARY KEY (sha256, what)
  );
  ALTER TABLE documents ADD COLUMN stored_at ${TEXT};
  UPDATE documents SET stored_at = processed_at;
  ALTER TABLE documents ADD COLUMN form ${TEXT};
`;

const corrections = `
  CREATE TABLE corrections (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 ${TEXT} NOT NULL,
    correction ${TEXT} NOT NULL,
    who ${TEXT},
    made_at ${TEXT} NOT NULL,
    undone_at ${TEXT}
  );
  CREATE INDEX corrections_sha256 ON corrections (sha256, number);
  CREATE TABLE predictions (
    ${DOCUMENT},
    record ${TEXT} NOT NULL,
    PRIMARY KEY (document)
  );
  ALTER TABLE documents ADD COLUMN review ${TEXT} NOT NULL DEFAULT 'none';
  ALTER TABLE documents ADD COLUMN corrected ${TEXT};
`;

/** All migrations, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '001-tables', sql: tables },
  { name: '002-search', sql: search },
  { name: '003-events', sql: events },
  { name: '004-forgotten', sql: forgotten },
  { name: '005-corrections', sql: corrections },
];
