import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { randomBelow } from '@whyboard/shared/domain/random.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'
import { afterAll, expect, it } from 'vitest'

import { RawClient } from '../src/testing/rawClient.ts'
import type { ReadyServer } from '../src/testing/serverProcess.ts'
import { startReadyServer } from '../src/testing/serverProcess.ts'
import { entriesOn, launchWriters } from '../src/testing/writerFleet.ts'

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20)
const SEED = Number(process.env['KILL_SEED'] ?? 1)
/** The server dies after a writer has received so many changes of others, at most: about a third of a second of them. */
const MAX_LIFE = 1_000

const folder = mkdtempSync(join(tmpdir(), 'whyboard-kill-'))
let running: ReadyServer | null = null
afterAll(() => {
  running?.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function startOn(name: string): Promise<ReadyServer> {
  running = await startReadyServer({ DATA_DIR: join(folder, name), LOG_LEVEL: 'warn' })
  return running
}

async function createBoard({ url, key }: ReadyServer): Promise<string> {
  const answer = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Killed' }),
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

const roomOf = ({ url }: ReadyServer, board: string): string =>
  `${url.replace(/^http/, 'ws')}/sync/${board}`

/** Everything on the board, read by somebody new. */
async function readEntries(server: ReadyServer, board: string): Promise<Set<string>> {
  const reader = new RawClient({ url: roomOf(server, board), key: server.key })
  await reader.untilSynced()
  const entries = entriesOn(reader.doc)
  await reader.close()
  return entries
}

it('K1 kill -9 under load loses nothing that another one had received, and nothing acknowledged', async () => {
  const random = seededRandom(SEED)
  let server = await startOn('data')
  const board = await createBoard(server)
  const totals = { sent: 0, seen: 0, acknowledged: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const fleet = launchWriters(roomOf(server, board), server.key, `r${round}`)
    await fleet.writing
    const life = randomBelow(random, MAX_LIFE)
    await fleet.untilReceived(life)
    server.child.kill('SIGKILL')
    const { seen, acknowledged, sent } = await fleet.ended
    await server.ended
    server = await startOn('data')
    const kept = await readEntries(server, board)
    const lost = [...seen, ...acknowledged].filter((entry) => !kept.has(entry))
    expect({ seed: SEED, round, life, lost }).toEqual({ seed: SEED, round, life, lost: [] })
    totals.sent += sent
    totals.seen += seen.size
    totals.acknowledged += acknowledged.size
  }
  // A storm that nobody saw would show nothing.
  expect(totals.seen).toBeGreaterThan(50 * ROUNDS)
  expect(totals.acknowledged).toBeGreaterThan(50 * ROUNDS)
  process.stdout.write(`kill test: ${JSON.stringify({ rounds: ROUNDS, seed: SEED, ...totals })}\n`)
}, 300_000)
