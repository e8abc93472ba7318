import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

import { openSqliteBoardStorage } from '../src/storage/sqliteBoardStorage.ts'

const BOARD = 'bench-board-01'
const COMMITS = 200
const PAUSE_MS = 20
const PICTURES = 20
const PICTURE_BYTES = 3 * 1024 * 1024

export interface CommitFigures {
  /** One small edit into storage and back, ms, sorted. The disk decides about most of it. */
  readonly aloneMs: readonly number[]
  /** The same while 20 pictures of 3 MB are kept, one after the other without a pause. */
  readonly besidePicturesMs: readonly number[]
}

/** How long edits take until they are durable, every 20 ms one. */
export async function measureCommits(): Promise<CommitFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'whyboard-bench-'))
  const storage = await openSqliteBoardStorage(join(folder, 'bench.sqlite'))
  await storage.createBoard({
    id: BOARD,
    epoch: 'e',
    createdAtMs: 0,
    rooms: new Map(),
    links: [],
  })
  const commitWhile = async (isOn: (count: number) => boolean): Promise<readonly number[]> => {
    const tookMs: number[] = []
    while (isOn(tookMs.length)) {
      const startedAtMs = performance.now()
      await storage.append([{ room: BOARD, updates: [new Uint8Array(60)] }])
      tookMs.push(performance.now() - startedAtMs)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    return tookMs.toSorted((a, b) => a - b)
  }
  const aloneMs = await commitWhile((count) => count < COMMITS)
  let waiting = PICTURES
  for (let n = 0; n < PICTURES; n += 1) {
    const picture = { boardId: BOARD, id: `picture-${n}`, mimeType: 'image/png', createdAtMs: 0 }
    const bytes = new Uint8Array(PICTURE_BYTES).fill(n)
    void storage.putImage({ ...picture, bytes }, Infinity).finally(() => (waiting -= 1))
  }
  const besidePicturesMs = await commitWhile(() => waiting > 0)
  await storage.close()
  rmSync(folder, { recursive: true })
  return { aloneMs, besidePicturesMs }
}
