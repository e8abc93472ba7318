import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

import { openSqliteBoardStorage } from '../src/storage/sqliteBoardStorage.ts'

const BOARD = 'bench-board-01'
const COMMITS = 200
const PAUSE_MS = 20

/** How long one small edit takes into storage and back, ms, sorted. The disk decides about most of it. */
export async function measureCommits(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'whyboard-bench-'))
  const storage = await openSqliteBoardStorage(join(folder, 'bench.sqlite'))
  await storage.createBoard({
    id: BOARD,
    epoch: 'e',
    createdAtMs: 0,
    rooms: new Map(),
    links: [],
  })
  const tookMs: number[] = []
  for (let n = 0; n < COMMITS; n += 1) {
    const startedAtMs = performance.now()
    await storage.append([{ room: BOARD, updates: [new Uint8Array(60)] }])
    tookMs.push(performance.now() - startedAtMs)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await storage.close()
  rmSync(folder, { recursive: true })
  return tookMs.toSorted((a, b) => a - b)
}
