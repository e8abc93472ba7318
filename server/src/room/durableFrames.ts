/**
 * Counts a socket's sync frames and how many of them, from the first on, are durable. A frame's content is durable
 * once the room has committed its change with the number `change`; frames are counted in the order sent, so one that
 * is not durable yet holds back those after it.
 */
export class DurableFrames {
  /** Frames that wait, oldest first. `change` is Infinity while nothing of the frame is in the document. */
  #waiting: { change: number }[] = []
  #durable = 0

  /** How many frames, from the first on, are durable. */
  get durable(): number {
    return this.#durable
  }

  /** The next frame: its content is in the room's change `change` (0: it has none; Infinity: not in the room). */
  add(change: number, committed: number): void {
    if (this.#waiting.length === 0 && change <= committed) this.#durable += 1
    else this.#waiting.push({ change })
  }

  /** What was not in the room is now, by `change`: a resync brought it. */
  resolveDeferred(change: number): void {
    for (const frame of this.#waiting) {
      if (frame.change === Infinity) frame.change = change
    }
  }

  /** @returns whether more frames became durable, now that the room has committed its changes up to `committed` */
  settle(committed: number): boolean {
    let settled = 0
    for (const { change } of this.#waiting) {
      if (change > committed) break
      settled += 1
    }
    if (settled === 0) return false
    this.#waiting = this.#waiting.slice(settled)
    this.#durable += settled
    return true
  }
}
