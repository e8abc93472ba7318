/** What a frame of y-protocols' sync is, as far as confirmations go. */
export type SyncFrame = 'step1' | 'step2' | 'update'

/** A run of changes to the same thing closer together than this is one edit to a person, in ms. */
export const SAME_EDIT_MS = 1_500
/** Waiting times are kept this coarsely, in ms, so that an afternoon offline is no long list. */
const BUCKET_MS = 100

interface Edit {
  readonly thing: string
  lastSeq: number
  lastAtMs: number
}

interface Waiting {
  lastSeq: number
  readonly atMs: number
}

/**
 * Which of this page's changes to one room the server has confirmed. Pure bookkeeping: it is told of every change and
 * of every sync frame, in the order in which they happen, and of the count of durable frames (message 100).
 *
 * A change is confirmed by the frame that carried it. After a reconnect nobody knows which of the old socket's frames
 * arrived, but the step 2 that answers the server's step 1 carries everything that the server lacks; so frames count
 * from this socket's first step 2 on, and what was sent before it on the same socket waits for it.
 */
export interface UnsavedEdits {
  /** A local change to `thing` (any name; changes to one thing in one go count as one edit). */
  changed(thing: string, atMs: number): void
  /** Edits that an earlier page left unconfirmed and that the copy on this device holds. */
  restore(count: number): void
  socketOpened(): void
  frameSent(frame: SyncFrame): void
  /** The server holds the first `frames` sync frames of this socket for good. */
  durable(frames: number): void
  /** Edits not confirmed yet. */
  count(): number
  /** Since when the longest-waiting change waits, in the time of {@link changed}; `null` when nothing waits. */
  waitingSinceMs(): number | null
}

/** A ledger without edits. */
export function unsavedEdits(): UnsavedEdits {
  let seq = 0
  let confirmedSeq = -1
  let edits: Edit[] = []
  let waiting: Waiting[] = []
  let framesSent = 0
  let inStep = false
  /** Frames of this socket that confirm something: number of the frame, and the last change it covers. */
  let covering: { readonly frame: number; readonly seq: number }[] = []

  return {
    changed: (thing, atMs) => {
      seq += 1
      const last = edits.at(-1)
      if (last !== undefined && last.thing === thing && atMs - last.lastAtMs < SAME_EDIT_MS) {
        last.lastSeq = seq
        last.lastAtMs = atMs
      } else {
        edits.push({ thing, lastSeq: seq, lastAtMs: atMs })
      }
      const bucket = waiting.at(-1)
      if (bucket !== undefined && atMs - bucket.atMs < BUCKET_MS) bucket.lastSeq = seq
      else waiting.push({ lastSeq: seq, atMs })
    },
    restore: (count) => {
      const restored = Array.from({ length: count }, () => ({
        thing: '',
        lastSeq: 0,
        lastAtMs: -Infinity,
      }))
      edits = [...restored, ...edits]
      if (count > 0) waiting = [{ lastSeq: 0, atMs: -Infinity }, ...waiting]
    },
    socketOpened: () => {
      framesSent = 0
      inStep = false
      covering = []
    },
    frameSent: (frame) => {
      framesSent += 1
      if (frame === 'step2') inStep = true
      if (inStep && frame !== 'step1') covering.push({ frame: framesSent, seq })
    },
    durable: (frames) => {
      let covered = -1
      while (covering[0] !== undefined && covering[0].frame <= frames) {
        covered = covering[0].seq
        covering.shift()
      }
      if (covered <= confirmedSeq) return
      confirmedSeq = covered
      edits = edits.filter((edit) => edit.lastSeq > confirmedSeq)
      waiting = waiting.filter((bucket) => bucket.lastSeq > confirmedSeq)
    },
    count: () => edits.length,
    waitingSinceMs: () => waiting[0]?.atMs ?? null,
  }
}
