import { contains, overlaps, type Box } from '@whyboard/shared/domain/geometry.ts'
import type { Editor, TLShapeId } from 'tldraw'

/** Cards this far outside of the view, as a share of its larger side, have shapes as well: they are there before they are seen. */
const MARGIN = 0.5
/** An area this many times as wide as needed is given up, once the view stands still. */
const TOO_WIDE = 2.5
/** So many shapes are made in one frame: a full board is there at once in part, and takes keys while the rest comes. */
export const MOST_NEW = 40

/** What is to have a shape now. */
export interface NearChoice {
  readonly boxes: ReadonlyMap<string, Box>
  /** Where those are that are near, world px; the same object until the view has left it. */
  readonly area: Box
  /** `false`: more comes with the next frame. */
  readonly complete: boolean
}

/**
 * Chooses the cards that have a shape: those near to what is seen, and those that something else needs. tldraw goes over all
 * shapes again and again, so a board of thousands of cards costs no more than what one looks at.
 */
export class NearCards {
  #area: Box | null = null
  readonly #summoned = new Set<string>()
  #chosen: ReadonlyMap<string, Box> = new Map()

  /** Whether a view asks for another choice than the last one. `still`: the view does not move at the moment. */
  isLeft(seen: Box, still: boolean): boolean {
    if (this.#area === null || !contains(this.#area, seen)) return true
    return still && this.#area.w > TOO_WIDE * around(seen).w
  }

  /** Has cards chosen wherever they are, until the view goes elsewhere. */
  summon(ids: Iterable<string>): void {
    for (const id of ids) this.#summoned.add(id)
  }

  /**
   * @param boxes all cards
   * @param kept cards that need a shape wherever they are
   */
  choose(
    boxes: ReadonlyMap<string, Box>,
    seen: Box,
    still: boolean,
    kept: ReadonlySet<string>,
  ): NearChoice {
    if (this.isLeft(seen, still)) {
      this.#area = around(seen)
      this.#summoned.clear()
    }
    const area = this.#area ?? around(seen)
    const chosen = new Map<string, Box>()
    const waiting: [string, Box][] = []
    let room = MOST_NEW
    for (const [id, box] of boxes) {
      if (kept.has(id) || this.#summoned.has(id)) chosen.set(id, box)
      else if (!overlaps(area, box)) continue
      else if (this.#chosen.has(id)) chosen.set(id, box)
      else if (room > 0 && overlaps(seen, box)) {
        room -= 1
        chosen.set(id, box)
      } else waiting.push([id, box])
    }
    for (const [id, box] of waiting.slice(0, room)) chosen.set(id, box)
    this.#chosen = chosen
    return { boxes: chosen, area, complete: waiting.length <= room }
  }
}

function around({ x, y, w, h }: Box): Box {
  const margin = MARGIN * Math.max(w, h)
  return { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin }
}

const summoners = new WeakMap<Editor, (ids: readonly TLShapeId[]) => void>()

/** Sets what {@link summon} does in an editor. */
export function setSummoner(editor: Editor, summoner: (ids: readonly TLShapeId[]) => void): void {
  summoners.set(editor, summoner)
}

/** Sees to it that cards on the board have their shapes now, however far from the view they are. */
export function summon(editor: Editor, ids: readonly TLShapeId[]): void {
  if (ids.some((id) => editor.getShape(id) === undefined)) summoners.get(editor)?.(ids)
}
