import { DatabaseSync } from 'node:sqlite'

import { NewerDatabase } from './boardStorage.ts'

/** The version of the tables that this code reads and writes. */
export const TABLES_VERSION = 4

/**
 * Opens or creates the database at `path`. WAL with `synchronous=FULL`: a commit that returned survives a power cut.
 * @throws NewerDatabase when a later version wrote it; nothing was changed then
 * @throws Error of SQLite when the file cannot be opened or is no database
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA busy_timeout = 5000')
    const version = readVersion(database)
    if (version > TABLES_VERSION) {
      throw new NewerDatabase(
        `The database was written by a newer version of Whyboard (tables ${version}, this one knows ${TABLES_VERSION}). ` +
          'Start that version, or choose another DATA_DIR. Nothing was changed.',
      )
    }
    if (version === 0) createTables(database)
    if (version < 2) addImages(database)
    if (version < 3) dropNames(database)
    if (version < 4) addImageFiles(database)
    return database
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

function readVersion(database: DatabaseSync): number {
  const known = database
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'`)
    .get()
  if (known === undefined) return 0
  const row = database.prepare(`SELECT value FROM meta WHERE key = 'version'`).get()
  return Number(row?.['value'] ?? 0)
}

function createTables(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE boards (
      id TEXT PRIMARY KEY,
      epoch TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      summary_seq INTEGER,
      summary TEXT
    );
    CREATE TABLE rooms (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      board_id TEXT NOT NULL REFERENCES boards (id)
    );
    CREATE TABLE updates (
      room INTEGER NOT NULL REFERENCES rooms (id),
      seq INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (room, seq)
    ) WITHOUT ROWID;
    CREATE TABLE snapshots (
      room INTEGER PRIMARY KEY REFERENCES rooms (id),
      seq INTEGER NOT NULL,
      bytes BLOB NOT NULL
    );
    CREATE TABLE authors (
      room INTEGER NOT NULL REFERENCES rooms (id),
      client_id INTEGER NOT NULL,
      author TEXT NOT NULL,
      PRIMARY KEY (room, client_id)
    ) WITHOUT ROWID;
    CREATE TABLE links (
      id TEXT PRIMARY KEY,
      board_id TEXT NOT NULL REFERENCES boards (id),
      role TEXT NOT NULL,
      secret_hash TEXT NOT NULL UNIQUE,
      created_at_ms INTEGER NOT NULL,
      expires_at_ms INTEGER,
      revoked_at_ms INTEGER
    );
    CREATE INDEX links_of_board ON links (board_id);
    CREATE TABLE participants (
      id TEXT PRIMARY KEY,
      board_id TEXT NOT NULL REFERENCES boards (id),
      token_hash TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      colour TEXT NOT NULL,
      role TEXT,
      created_at_ms INTEGER NOT NULL
    );
    CREATE INDEX participants_of_board ON participants (board_id);
    INSERT INTO meta VALUES ('version', '1');
    COMMIT;
  `)
}

/** Version 2: pictures, which go with their board. */
function addImages(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE images (
      board_id TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      mime_type TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE (board_id, id)
    );
    UPDATE meta SET value = '2' WHERE key = 'version';
    COMMIT;
  `)
}

/** Version 3: what people are called stands in the board's document, where it always was as well. */
function dropNames(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    ALTER TABLE participants DROP COLUMN name;
    ALTER TABLE participants DROP COLUMN colour;
    UPDATE meta SET value = '3' WHERE key = 'version';
    COMMIT;
  `)
}

/** Version 4: a new picture lies in a file of `file_bytes`; where that is null, in `bytes` as before. */
function addImageFiles(database: DatabaseSync): void {
  database.exec(`
    BEGIN IMMEDIATE;
    ALTER TABLE images ADD COLUMN file_bytes INTEGER;
    UPDATE meta SET value = '4' WHERE key = 'version';
    COMMIT;
  `)
}
