import * as Y from 'yjs'

import { createBoardDoc } from '../document/createBoardDoc.ts'
import type { Writer } from '../document/writer.ts'
import { fakeClock, type FakeClock } from './clock.ts'
import { seededRandom } from './random.ts'

/** One person's copy of a board, with their undo. */
export interface Replica {
  readonly doc: Y.Doc
  readonly writer: Writer
  /** Undo as the client has it: one author's own transactions, a step each. */
  readonly undo: Y.UndoManager
}

/** How many replicas, from which bytes and seed. */
export interface ReplicaOptions {
  readonly count?: number
  /** What every replica starts with; a new board of the full template by default. */
  readonly bytes?: Uint8Array
  readonly seed?: number
  readonly clock?: FakeClock
}

/** Replicas that start from the same stored bytes and are not connected: {@link syncAll} exchanges what they have. */
export function replicas(options: ReplicaOptions = {}): Replica[] {
  const { count = 2, seed = 1, clock = fakeClock() } = options
  const bytes = options.bytes ?? newBoardBytes(seed)
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc()
    // Client ids decide ties in Yjs, so they are fixed for a seed.
    doc.clientID = seed * 1000 + index + 1
    Y.applyUpdate(doc, bytes)
    return replicaOf(doc, `person-${index}`, seed * 1000 + index, clock)
  })
}

/** {@link replicas}, two of them. */
export function twoReplicas(options: Omit<ReplicaOptions, 'count'> = {}): [Replica, Replica] {
  const [first, second] = replicas({ ...options, count: 2 })
  if (first === undefined || second === undefined) throw new Error('Two were asked for.')
  return [first, second]
}

/** A person's copy around a document that exists. */
export function replicaOf(
  doc: Y.Doc,
  participantId: string | null,
  seed: number,
  clock: FakeClock = fakeClock(),
): Replica {
  const origin = { participantId }
  const random = seededRandom(seed)
  const writer: Writer = { doc, origin, participantId, random, nowMs: () => clock.nowMs() }
  // A capture time of 0: every operation is an undo step of its own, however fast the test is.
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([origin]), captureTimeout: 0 })
  return { doc, writer, undo }
}

/** Exchanges everything between all replicas. */
export function syncAll(all: readonly { readonly doc: Y.Doc }[]): void {
  for (const to of all) {
    for (const from of all) {
      if (from === to) continue
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
    }
  }
}

function newBoardBytes(seed: number): Uint8Array {
  return createBoardDoc({
    boardId: 'board-for-tests',
    title: 'Payments down',
    template: 'full',
    nowMs: Date.UTC(2026, 2, 12, 15, 0),
    random: seededRandom(seed),
  }).board
}
