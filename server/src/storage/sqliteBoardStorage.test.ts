import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

import { afterAll, describe, expect, it } from 'vitest'

import { NewerDatabase, StorageInUse } from './boardStorage.ts'
import { describeBoardStorage } from './boardStorageContract.ts'
import { openSqliteBoardStorage } from './sqliteBoardStorage.ts'
import { TABLES_VERSION } from './sqliteSchema.ts'

const folder = mkdtempSync(join(tmpdir(), 'whyboard-storage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const freshPath = (): string => {
  files += 1
  return join(folder, `${files}.db`)
}
/** Of 3 bytes. */
const IMAGE = {
  boardId: 'board-one-0001',
  id: 'image-one',
  mimeType: 'image/png',
  bytes: Uint8Array.of(1, 2, 3),
  createdAtMs: 1,
}
const BOARD = {
  id: 'board-one-0001',
  epoch: 'epoch-1',
  createdAtMs: 1,
  rooms: new Map([['board-one-0001', Uint8Array.of(1)]]),
  links: [],
}

describe('SQLite', () => {
  describeBoardStorage(() => openSqliteBoardStorage(freshPath()))

  it('ST10 gives back everything after it was closed and opened', async () => {
    const path = freshPath()
    const first = await openSqliteBoardStorage(path)
    await first.createBoard(BOARD)
    await first.append([{ room: BOARD.id, updates: [Uint8Array.of(2)] }])
    const late = first.append([{ room: BOARD.id, updates: [Uint8Array.of(3)] }])
    await first.close()
    await late
    const second = await openSqliteBoardStorage(path)
    const room = await second.loadRoom(BOARD.id)
    await second.close()
    expect(room.updates.map((update) => [...update])).toEqual([[2], [3]])
    expect(room.seq).toBe(3)
  })

  it('ST11 refuses a database from a newer version and leaves it as it was', async () => {
    const path = freshPath()
    await (await openSqliteBoardStorage(path)).close()
    const database = new DatabaseSync(path)
    database.exec(`UPDATE meta SET value = '${TABLES_VERSION + 1}' WHERE key = 'version'`)
    database.close()
    await expect(openSqliteBoardStorage(path)).rejects.toBeInstanceOf(NewerDatabase)
    await expect(openSqliteBoardStorage(path)).rejects.toThrow(/newer version of Whyboard/)
  })

  it('ST11 brings the tables of version 1 up to date and keeps what is in them', async () => {
    const path = freshPath()
    const first = await openSqliteBoardStorage(path)
    await first.createBoard(BOARD)
    await first.close()
    const database = new DatabaseSync(path)
    database.exec(`
      DROP TABLE images;
      DROP TABLE participants;
      CREATE TABLE participants (
        id TEXT PRIMARY KEY, board_id TEXT NOT NULL REFERENCES boards (id), token_hash TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, colour TEXT NOT NULL, role TEXT, created_at_ms INTEGER NOT NULL
      );
      INSERT INTO participants VALUES ('ada', '${BOARD.id}', 'hash', 'Ada', '#aa0000', NULL, 5);
      UPDATE meta SET value = '1' WHERE key = 'version';
    `)
    database.close()
    const storage = await openSqliteBoardStorage(path)
    expect(await storage.findParticipant('hash')).toEqual({
      id: 'ada',
      boardId: BOARD.id,
      tokenHash: 'hash',
      role: null,
      createdAtMs: 5,
    })
    expect(await storage.putImage(IMAGE, 10)).toBe('kept')
    expect((await storage.loadRoom(BOARD.id)).seq).toBe(1)
    await storage.close()
  })

  it('ST11 shows and counts the pictures that version 3 kept in the database', async () => {
    const path = freshPath()
    const first = await openSqliteBoardStorage(path)
    await first.createBoard(BOARD)
    await first.close()
    const database = new DatabaseSync(path)
    database.exec(`ALTER TABLE images DROP COLUMN file_bytes;
      INSERT INTO images VALUES ('${BOARD.id}', 'old', 'image/webp', 1, x'0708');
      UPDATE meta SET value = '3' WHERE key = 'version'`)
    database.close()
    const storage = await openSqliteBoardStorage(path)
    const old = { mimeType: 'image/webp', bytes: Uint8Array.of(7, 8) }
    expect(await storage.findImage(BOARD.id, 'old')).toEqual(old)
    expect(await storage.putImage({ ...IMAGE, id: 'old' }, 5)).toBe('kept')
    expect(await storage.findImage(BOARD.id, 'old')).toEqual(old)
    expect(await storage.putImage(IMAGE, 4)).toBe('full')
    expect(await storage.putImage(IMAGE, 5)).toBe('kept')
    await storage.close()
  })

  it('ST14 keeps a picture as a file beside the database, whole or not at all', async () => {
    const path = freshPath()
    const first = await openSqliteBoardStorage(path)
    await first.createBoard(BOARD)
    const kept = first.putImage(IMAGE, 10)
    await first.close()
    expect(await kept).toBe('kept')
    expect(readdirSync(join(`${path}-images`, BOARD.id))).toEqual([IMAGE.id])
    // What a crash left in the middle of writing another one.
    writeFileSync(join(`${path}-images`, BOARD.id, 'image-two.part'), 'half')
    const again = await openSqliteBoardStorage(path)
    expect((await again.findImage(BOARD.id, IMAGE.id))?.bytes).toEqual(Buffer.from(IMAGE.bytes))
    expect(await again.findImage(BOARD.id, 'image-two')).toBeNull()
    expect(await again.putImage({ ...IMAGE, id: 'image-two' }, 10)).toBe('kept')
    expect(readdirSync(join(`${path}-images`, BOARD.id))).toEqual([IMAGE.id, 'image-two'])
    await again.close()
  })

  it('ST14 several pictures at once stay within the board’s limit', async () => {
    const storage = await openSqliteBoardStorage(freshPath())
    await storage.createBoard(BOARD)
    const ids = ['one', 'two', 'three', 'four']
    const kept = ids.map((id) => storage.putImage({ ...IMAGE, id }, 6))
    expect(await Promise.all(kept)).toEqual(['kept', 'kept', 'full', 'full'])
    await storage.close()
  })

  it('ST14 a file that is gone is not found, and comes back with the same picture', async () => {
    const path = freshPath()
    const storage = await openSqliteBoardStorage(path)
    await storage.createBoard(BOARD)
    await storage.putImage(IMAGE, 10)
    rmSync(`${path}-images`, { recursive: true })
    expect(await storage.findImage(BOARD.id, IMAGE.id)).toBeNull()
    expect(await storage.putImage(IMAGE, 3)).toBe('kept')
    expect((await storage.findImage(BOARD.id, IMAGE.id))?.bytes).toEqual(Buffer.from(IMAGE.bytes))
    await storage.close()
  })

  it('ST14 a file that cannot be written leaves nothing, and the next picture is kept', async () => {
    const path = freshPath()
    const storage = await openSqliteBoardStorage(path)
    await storage.createBoard(BOARD)
    writeFileSync(`${path}-images`, 'in the way')
    await expect(storage.putImage(IMAGE, 10)).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(await storage.findImage(BOARD.id, IMAGE.id)).toBeNull()
    rmSync(`${path}-images`)
    expect(await storage.putImage(IMAGE, 10)).toBe('kept')
    for (const id of ['../image-one', '..', 'a/b', '']) {
      await expect(storage.putImage({ ...IMAGE, id }, 10)).rejects.toBeInstanceOf(Error)
    }
    await storage.close()
  })

  it('ST11 refuses a file that is no database', async () => {
    const path = freshPath()
    writeFileSync(path, 'not a database, but long enough to be looked at '.repeat(100))
    await expect(openSqliteBoardStorage(path)).rejects.toThrow(/not a database/)
  })

  it('ST12 belongs to one storage at a time, and is free again once that one is closed', async () => {
    const path = freshPath()
    const first = await openSqliteBoardStorage(path)
    await expect(openSqliteBoardStorage(path)).rejects.toBeInstanceOf(StorageInUse)
    await first.createBoard(BOARD)
    await first.close()
    const second = await openSqliteBoardStorage(path)
    expect((await second.findBoard(BOARD.id))?.epoch).toBe(BOARD.epoch)
    await second.close()
  })

  it('ST12 lets SQLite copy the database while it is open', async () => {
    const path = freshPath()
    const storage = await openSqliteBoardStorage(path)
    await storage.createBoard(BOARD)
    const source = new DatabaseSync(path, { readOnly: true })
    const copy = freshPath()
    await backup(source, copy)
    source.close()
    const copied = await openSqliteBoardStorage(copy)
    expect((await copied.loadRoom(BOARD.id)).snapshot?.bytes).toEqual(Uint8Array.of(1))
    await copied.close()
    await storage.close()
  })

  it('ST2 commits waiting appends of all rooms together', async () => {
    const path = freshPath()
    const storage = await openSqliteBoardStorage(path)
    await storage.createBoard(BOARD)
    const order: number[] = []
    const calls = Array.from({ length: 50 }, async (_, n) => {
      await storage.append([{ room: BOARD.id, updates: [Uint8Array.of(n)] }])
      order.push(n)
    })
    await Promise.all(calls)
    await storage.close()
    expect(order).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })
})
