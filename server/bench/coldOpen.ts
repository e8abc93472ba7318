import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

import * as Y from 'yjs'

import { mergeStored, toDoc } from '../src/room/mergeStored.ts'
import { openSqliteBoardStorage } from '../src/storage/sqliteBoardStorage.ts'

const BOARD = 'bench-board-01'

export interface ColdOpenFigures {
  readonly edits: number
  /** Of the snapshot, bytes. */
  readonly snapshotBytes: number
  /** From a new process' storage to a document in memory, ms: with every edit in the log, and from a snapshot. */
  readonly fromLogMs: number
  readonly fromSnapshotMs: number
  /** Merging the log into a snapshot, ms; done in a thread of its own. */
  readonly mergeMs: number
}

/** A board of typed cards, moved and corrected: `edits` updates in its log. */
export async function measureColdOpen(edits: number): Promise<ColdOpenFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'whyboard-bench-'))
  const path = join(folder, 'bench.sqlite')
  const updates = makeEdits(edits)
  const storage = await openSqliteBoardStorage(path)
  await storage.createBoard({
    id: BOARD,
    epoch: 'e',
    createdAtMs: 0,
    rooms: new Map([[BOARD, Y.encodeStateAsUpdate(new Y.Doc())]]),
    links: [],
  })
  await storage.append([{ room: BOARD, updates }])
  await storage.close()

  const open = async (): Promise<number> => {
    const reopened = await openSqliteBoardStorage(path)
    const startedAtMs = performance.now()
    const doc = toDoc(await reopened.loadRoom(BOARD))
    const tookMs = performance.now() - startedAtMs
    doc.destroy()
    await reopened.close()
    return tookMs
  }
  const fromLogMs = await open()
  const again = await openSqliteBoardStorage(path)
  const stored = await again.loadRoom(BOARD)
  const mergedAtMs = performance.now()
  const bytes = mergeStored(stored)
  const mergeMs = performance.now() - mergedAtMs
  await again.putSnapshot(BOARD, { seq: stored.seq, bytes })
  await again.close()
  const fromSnapshotMs = await open()
  rmSync(folder, { recursive: true })
  return { edits, snapshotBytes: bytes.byteLength, fromLogMs, fromSnapshotMs, mergeMs }
}

function makeEdits(edits: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const cards = doc.getMap<Y.Map<unknown>>('cards')
  for (let n = 0; n < edits; n += 1) {
    const id = `card-${Math.floor(n / 100)}`
    const card = cards.get(id)
    if (card === undefined) {
      doc.transact(() => {
        const made = new Y.Map<unknown>()
        cards.set(id, made)
        made.set('kind', 'event')
        made.set('text', new Y.Text())
      })
    } else if (n % 100 < 20) card.set('position', { x: n, y: n })
    else {
      const text = card.get('text') as Y.Text
      if (n % 10 === 9) text.delete(text.length - 1, 1)
      else text.insert(text.length, 'abcdefghij'[n % 10] ?? 'a')
    }
  }
  return updates
}
