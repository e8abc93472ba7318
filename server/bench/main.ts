/**
 * `npm run bench`: a meeting of 30 on Whyboard and on a bare relay, in turns, and the cold open of a big board.
 * Options: `--seconds <n>` per turn (8), `--turns <n>` (3), `--edits <n>` (50000).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureColdOpen } from './coldOpen.ts'
import { measureCommits } from './commits.ts'
import type { MeetingLoad } from './meeting.ts'
import { meet } from './meeting.ts'
import { startMeasured } from './process.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    turns: { type: 'string', default: '3' },
    edits: { type: 'string', default: '50000' },
  },
})
const LOAD: MeetingLoad = { people: 30, cursorsPerSecond: 20, writers: 3, editsPerSecond: 5 }

interface Turn {
  /** CPU of the server, µs, divided by sends × (people − 1), coalesced or not. */
  readonly cpuMicros: number
  readonly editMs: readonly number[]
}

const folder = mkdtempSync(join(tmpdir(), 'whyboard-bench-'))
const ours = await startMeasured('measured.ts', [folder])
const relay = await startMeasured('relay.ts')
const sides = [
  { name: 'whyboard', server: ours, url: `ws://127.0.0.1:${ours.port}/sync/bench-board-01` },
  { name: 'relay', server: relay, url: `ws://127.0.0.1:${relay.port}/` },
] as const
const turns: Record<(typeof sides)[number]['name'], Turn[]> = { whyboard: [], relay: [] }

for (let turn = 0; turn < Number(values.turns); turn += 1) {
  for (const { name, server, url } of sides) {
    const meeting = await meet(url, LOAD)
    await meeting.run(1_500)
    const before = await server.cpuMicros()
    const { sends, editMs } = await meeting.run(Number(values.seconds) * 1000)
    const cpuMicros = ((await server.cpuMicros()) - before) / (sends * (LOAD.people - 1))
    meeting.leave()
    turns[name].push({ cpuMicros, editMs })
    console.log(`${name}: ${cpuMicros.toFixed(2)} µs CPU a delivered message, ${latency(editMs)}`)
  }
}
await ours.stop()
await relay.stop()
rmSync(folder, { recursive: true, force: true })

const cpuOf = (name: keyof typeof turns): number =>
  median(turns[name].map((turn) => turn.cpuMicros).toSorted((a, b) => a - b))
const all = (name: keyof typeof turns): number[] =>
  turns[name].flatMap((turn) => turn.editMs).toSorted((a, b) => a - b)

console.log(`\nMeeting of ${LOAD.people} on ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}:`)
console.log(
  `  CPU a delivered message: ${cpuOf('whyboard').toFixed(2)} µs, relay ${cpuOf('relay').toFixed(2)} µs`,
)
console.log(`  ratio ${(cpuOf('whyboard') / cpuOf('relay')).toFixed(2)} (target: at most 1.00)`)
console.log(`  edit to another person: ${latency(all('whyboard'))}; relay ${latency(all('relay'))}`)

const commits = await measureCommits()
console.log(`  of which one durable commit on this disk: ${latency(commits.aloneMs)}`)
console.log(`  the same while 20 pictures of 3 MB are kept: ${latency(commits.besidePicturesMs)}`)

const cold = await measureColdOpen(Number(values.edits))
console.log(`\nBoard of ${cold.edits} edits, storage to document:`)
console.log(`  every edit in the log: ${cold.fromLogMs.toFixed(0)} ms`)
console.log(
  `  from a snapshot of ${(cold.snapshotBytes / 1024).toFixed(0)} KiB: ${cold.fromSnapshotMs.toFixed(0)} ms`,
)
console.log(`  merging log into snapshot (own thread): ${cold.mergeMs.toFixed(0)} ms`)

function latency(sorted: readonly number[]): string {
  return `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`
}

function median(sorted: readonly number[]): number {
  return at(sorted, 0.5)
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
