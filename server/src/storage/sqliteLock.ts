import { DatabaseSync } from 'node:sqlite'

import { StorageInUse } from './boardStorage.ts'

/** A server that is just stopping may still hold it. */
const PATIENCE_MS = 1_000
/** SQLite's result code for a lock that somebody else holds (https://sqlite.org/rescode.html#busy). */
const SQLITE_BUSY = 5

/**
 * Takes the database at `path` for one storage alone: two processes that keep the same rooms in memory would each show
 * their people only half of what is stored. What is held is SQLite's own lock on an empty file beside the database,
 * which the system drops when the process ends, however it ends. The database itself stays open to others, so that a
 * copy can be made while the server runs.
 * @returns what gives it back
 * @throws StorageInUse when another process, or another storage of this one, holds it
 */
export function takeAlone(path: string): () => void {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: PATIENCE_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (thrown) {
    lock.close()
    if (thrown instanceof Error && 'errcode' in thrown && thrown.errcode === SQLITE_BUSY) {
      throw new StorageInUse('Another Whyboard uses this database.')
    }
    throw thrown
  }
  return () => lock.close()
}
