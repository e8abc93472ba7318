import type { Box } from '@whyboard/shared/domain/geometry.ts'

/** What has to change among the shapes so that they show the boxes. */
export interface Projection {
  /** Card id → where it goes. */
  readonly put: ReadonlyMap<string, Box>
  readonly remove: readonly string[]
}

/**
 * Turns the layout's boxes into changes of shapes, by comparing with what it put there last. Cards that the person holds
 * (drags) are left alone; the one they edit keeps its place and takes only its new height, so it never jumps under
 * their hands. What was left alone is caught up with as soon as it is let go.
 */
export class Projector {
  #shown = new Map<string, Box>()

  /** Says that a card's shape may no longer be where it was put. */
  forget(cardId: string): void {
    const box = this.#shown.get(cardId)
    if (box !== undefined) this.#shown.set(cardId, { ...box, x: Number.NaN })
  }

  project(
    boxes: ReadonlyMap<string, Box>,
    held: ReadonlySet<string> = NONE,
    editing: string | null = null,
  ): Projection {
    const put = new Map<string, Box>()
    const remove: string[] = []
    for (const [id, box] of boxes) {
      const shown = this.#shown.get(id)
      const next = shown === undefined ? box : this.#allowed(id, shown, box, held, editing)
      if (shown !== undefined && sameBox(shown, next)) continue
      put.set(id, next)
      this.#shown.set(id, next)
    }
    for (const id of this.#shown.keys()) {
      if (boxes.has(id)) continue
      remove.push(id)
      this.#shown.delete(id)
    }
    return { put, remove }
  }

  #allowed(
    id: string,
    shown: Box,
    box: Box,
    held: ReadonlySet<string>,
    editing: string | null,
  ): Box {
    if (held.has(id)) return shown
    if (id === editing && !Number.isNaN(shown.x)) return { ...shown, w: box.w, h: box.h }
    return box
  }
}

const NONE: ReadonlySet<string> = new Set()

function sameBox(a: Box, b: Box): boolean {
  return Object.is(a.x, b.x) && a.y === b.y && a.w === b.w && a.h === b.h
}
