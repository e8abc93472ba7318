import { afterEach, expect, it } from 'vitest'

import type { BoardStorage, LinkRecord, NewBoard, ParticipantRecord } from './boardStorage.ts'
import { BoardMissing, BoardTaken } from './boardStorage.ts'

const BOARD = 'board-one-0001'
const OTHER = 'board-two-0002'
const T0 = Date.UTC(2026, 2, 12, 15)

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const plain = (parts: readonly Uint8Array[]): number[][] => parts.map((part) => [...part])

function newBoard(id: string, createdAtMs = T0): NewBoard {
  return {
    id,
    epoch: 'epoch-1',
    createdAtMs,
    rooms: new Map([
      [id, bytes(1, 2, 3)],
      [`${id}/stage`, bytes(4)],
    ]),
    links: [link(`${id}-link`, id)],
  }
}

function link(id: string, boardId: string, more: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id,
    boardId,
    role: 'contributor',
    secretHash: `hash of ${id}`,
    createdAtMs: T0,
    expiresAtMs: null,
    revokedAtMs: null,
    ...more,
  }
}

function participant(id: string, more: Partial<ParticipantRecord> = {}): ParticipantRecord {
  return {
    id,
    boardId: BOARD,
    tokenHash: `hash of ${id}`,
    role: null,
    createdAtMs: T0,
    ...more,
  }
}

/**
 * What every storage keeps to (server/SPEC.md "Storage").
 * @param open a fresh, empty storage
 */
export function describeBoardStorage(open: () => Promise<BoardStorage>): void {
  const opened: BoardStorage[] = []
  const fresh = async (): Promise<BoardStorage> => {
    const storage = await open()
    opened.push(storage)
    return storage
  }
  const withBoards = async (): Promise<BoardStorage> => {
    const storage = await fresh()
    await storage.createBoard(newBoard(BOARD))
    await storage.createBoard(newBoard(OTHER, T0 + 1))
    return storage
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()))
  })

  it('ST1 keeps a new board with its rooms and links', async () => {
    const storage = await withBoards()
    expect(await storage.findBoard(BOARD)).toEqual({
      id: BOARD,
      epoch: 'epoch-1',
      createdAtMs: T0,
      seq: 1,
      summary: null,
    })
    const room = await storage.loadRoom(`${BOARD}/stage`)
    expect(room.snapshot?.bytes).toEqual(bytes(4))
    expect(room.seq).toBe(1)
    expect(await storage.findLink(`hash of ${BOARD}-link`)).toEqual(link(`${BOARD}-link`, BOARD))
  })

  it('ST1 refuses a taken board id and keeps nothing of it', async () => {
    const storage = await withBoards()
    const again = { ...newBoard(BOARD), links: [link('another-link', BOARD)] }
    await expect(storage.createBoard(again)).rejects.toBeInstanceOf(BoardTaken)
    expect(await storage.findLink('hash of another-link')).toBeNull()
  })

  it('ST1 lists boards, newest first, and finds none that is not there', async () => {
    const storage = await withBoards()
    expect((await storage.listBoards()).map((board) => board.id)).toEqual([OTHER, BOARD])
    expect(await storage.findBoard('no-such-board')).toBeNull()
  })

  it('ST2 appends to several rooms and gives them back in order', async () => {
    const storage = await withBoards()
    const seqs = await storage.append([
      { room: BOARD, updates: [bytes(10), bytes(11)] },
      { room: `${OTHER}/draft/person-one`, updates: [bytes(12)] },
    ])
    expect(seqs).toEqual([3, 1])
    expect(await storage.append([{ room: BOARD, updates: [bytes(13)] }])).toEqual([4])
    const room = await storage.loadRoom(BOARD)
    expect(plain(room.updates)).toEqual([[10], [11], [13]])
    expect(room.seq).toBe(4)
    expect((await storage.findBoard(BOARD))?.seq).toBe(4)
  })

  it('ST2 keeps the order of calls that are made at once', async () => {
    const storage = await withBoards()
    const calls = Array.from({ length: 200 }, (_, n) =>
      storage.append([{ room: n % 2 === 0 ? BOARD : OTHER, updates: [bytes(n)] }]),
    )
    await Promise.all(calls)
    const room = await storage.loadRoom(BOARD)
    expect(plain(room.updates)).toEqual(Array.from({ length: 100 }, (_, n) => [n * 2]))
  })

  it('ST2 an append to a missing board keeps nothing of that call and all of the others', async () => {
    const storage = await withBoards()
    const first = storage.append([{ room: BOARD, updates: [bytes(1)] }])
    const missing = storage.append([
      { room: BOARD, updates: [bytes(2)] },
      { room: 'no-such-board', updates: [bytes(3)] },
    ])
    const last = storage.append([{ room: BOARD, updates: [bytes(4)] }])
    await expect(missing).rejects.toBeInstanceOf(BoardMissing)
    expect(await first).toEqual([2])
    expect(await last).toEqual([3])
    expect(plain((await storage.loadRoom(BOARD)).updates)).toEqual([[1], [4]])
  })

  it('ST2 does not keep bytes that the caller changes later, nor hand out its own', async () => {
    const storage = await withBoards()
    const pool = bytes(9, 7, 9)
    const done = storage.append([{ room: BOARD, updates: [pool.subarray(1, 2)] }])
    await done
    pool.fill(0)
    const [loaded] = (await storage.loadRoom(BOARD)).updates
    expect([...(loaded ?? [])]).toEqual([7])
  })

  it('ST3 keeps the first author of a client id, with numbers above 2^32', async () => {
    const storage = await withBoards()
    const id = 2 ** 40 + 3
    const updates = [bytes(1)]
    await storage.append([{ room: BOARD, updates, authors: new Map([[id, 'ada']]) }])
    await storage.append([
      {
        room: BOARD,
        updates,
        authors: new Map([
          [id, 'bob'],
          [5, 'bob'],
        ]),
      },
    ])
    expect((await storage.loadRoom(BOARD)).authors).toEqual(
      new Map([
        [id, 'ada'],
        [5, 'bob'],
      ]),
    )
    expect((await storage.loadRoom(OTHER)).authors).toEqual(new Map())
  })

  it('ST4 a snapshot replaces what it holds and no younger update', async () => {
    const storage = await withBoards()
    await storage.append([{ room: BOARD, updates: [bytes(2), bytes(3), bytes(4)] }])
    await storage.putSnapshot(BOARD, { seq: 3, bytes: bytes(99) })
    const room = await storage.loadRoom(BOARD)
    expect(room.snapshot?.seq).toBe(3)
    expect([...(room.snapshot?.bytes ?? [])]).toEqual([99])
    expect(plain(room.updates)).toEqual([[4]])
    expect(room.seq).toBe(4)
  })

  it('ST4 an older snapshot changes nothing', async () => {
    const storage = await withBoards()
    await storage.append([{ room: BOARD, updates: [bytes(2), bytes(3)] }])
    await storage.putSnapshot(BOARD, { seq: 3, bytes: bytes(33) })
    await storage.putSnapshot(BOARD, { seq: 2, bytes: bytes(22) })
    expect([...((await storage.loadRoom(BOARD)).snapshot?.bytes ?? [])]).toEqual([33])
  })

  it('ST4 a seq is never given twice, also when the snapshot took all updates', async () => {
    const storage = await withBoards()
    await storage.append([{ room: BOARD, updates: [bytes(2)] }])
    await storage.putSnapshot(BOARD, { seq: 2, bytes: bytes(22) })
    expect(await storage.append([{ room: BOARD, updates: [bytes(3)] }])).toEqual([3])
  })

  it('ST5 a room that was never written is empty', async () => {
    const storage = await withBoards()
    expect(await storage.loadRoom(`${BOARD}/draft/person-one`)).toEqual({
      snapshot: null,
      updates: [],
      seq: 0,
      authors: new Map(),
    })
  })

  it('ST6 a revoked link stays, with the time of its first revocation', async () => {
    const storage = await withBoards()
    await storage.putLink(link('link-two', BOARD, { createdAtMs: T0 + 5, expiresAtMs: T0 + 9 }))
    expect(await storage.revokeLink(BOARD, 'link-two', T0 + 6)).toBe(true)
    expect(await storage.revokeLink(BOARD, 'link-two', T0 + 7)).toBe(true)
    expect(await storage.revokeLink(OTHER, 'link-two', T0 + 7)).toBe(false)
    expect(await storage.revokeLink(BOARD, 'link-none', T0 + 7)).toBe(false)
    const links = await storage.listLinks(BOARD)
    expect(links.map((one) => [one.id, one.expiresAtMs, one.revokedAtMs])).toEqual([
      [`${BOARD}-link`, null, null],
      ['link-two', T0 + 9, T0 + 6],
    ])
  })

  it('ST7 keeps participants and replaces one of the same id', async () => {
    const storage = await withBoards()
    await storage.putParticipant(participant('person-one'))
    await storage.putParticipant(participant('person-two', { createdAtMs: T0 - 1 }))
    await storage.putParticipant(participant('person-one', { role: 'facilitator' }))
    expect(await storage.findParticipant('hash of person-one')).toEqual(
      participant('person-one', { role: 'facilitator' }),
    )
    expect(await storage.findParticipant('hash of nobody')).toBeNull()
    expect((await storage.listParticipants(BOARD)).map((one) => one.id)).toEqual([
      'person-two',
      'person-one',
    ])
  })

  it('ST8 keeps a summary until the next one', async () => {
    const storage = await withBoards()
    await storage.putSummary(BOARD, { seq: 1, json: '{"title":"a"}' })
    await storage.putSummary(BOARD, { seq: 2, json: '{"title":"b"}' })
    expect((await storage.findBoard(BOARD))?.summary).toEqual({ seq: 2, json: '{"title":"b"}' })
    await expect(storage.putSummary('no-such-board', { seq: 1, json: '' })).rejects.toBeInstanceOf(
      BoardMissing,
    )
  })

  it('ST13 keeps pictures by board and id, the first under an id', async () => {
    const storage = await withBoards()
    const image = {
      boardId: BOARD,
      id: 'image-one',
      mimeType: 'image/png',
      bytes: bytes(1, 2, 3),
      createdAtMs: T0,
    }
    expect(await storage.putImage(image, 100)).toBe('kept')
    expect(await storage.putImage({ ...image, bytes: bytes(9) }, 100)).toBe('kept')
    const found = await storage.findImage(BOARD, 'image-one')
    expect([found?.mimeType, ...(found?.bytes ?? [])]).toEqual(['image/png', 1, 2, 3])
    expect(await storage.findImage(OTHER, 'image-one')).toBeNull()
    expect(await storage.findImage(BOARD, 'image-two')).toBeNull()
    expect(await storage.putImage({ ...image, boardId: OTHER, bytes: bytes(7) }, 100)).toBe('kept')
    expect([...((await storage.findImage(OTHER, 'image-one'))?.bytes ?? [])]).toEqual([7])
    const missing = storage.putImage({ ...image, boardId: 'no-such-board' }, 100)
    await expect(missing).rejects.toBeInstanceOf(BoardMissing)
  })

  it('ST13 keeps no more of a board’s pictures than may be, and does not keep what the caller changes', async () => {
    const storage = await withBoards()
    const pool = bytes(9, 1, 2, 3, 4, 9)
    const picture = (id: string, length: number) => ({
      boardId: BOARD,
      id,
      mimeType: 'image/png',
      bytes: pool.subarray(1, 1 + length),
      createdAtMs: T0,
    })
    expect(await storage.putImage(picture('one', 3), 5)).toBe('kept')
    expect(await storage.putImage(picture('two', 3), 5)).toBe('full')
    expect(await storage.findImage(BOARD, 'two')).toBeNull()
    expect(await storage.putImage(picture('two', 2), 5)).toBe('kept')
    // What is kept already takes no room again.
    expect(await storage.putImage(picture('one', 3), 5)).toBe('kept')
    pool.fill(0)
    expect([...((await storage.findImage(BOARD, 'one'))?.bytes ?? [])]).toEqual([1, 2, 3])
  })

  it('ST9 can be probed', async () => {
    await expect((await withBoards()).probe()).resolves.toBeUndefined()
  })
}
