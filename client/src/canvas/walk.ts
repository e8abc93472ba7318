import { nearestCard, walkOrder, type Direction } from '@whyboard/shared/domain/cardWalk.ts'
import { boundsOf, type Box } from '@whyboard/shared/domain/geometry.ts'
import type { Editor } from 'tldraw'

import type { BoardView } from './boardView.ts'
import { bringIntoView, viewOf } from './camera.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { summon } from './nearCards.ts'

/** Going from card to card by keys: in reading order, or to the nearest in a direction. */
export interface CardWalk {
  /** Selects the next card in reading order, or the one before; `false` at the ends, and where there are no cards. */
  step(by: 1 | -1): boolean
  /**
   * Selects the nearest card in a direction, or, to extend the selection, that one too; `false` where there is none.
   * Without a selection it is the card nearest to the middle of the view.
   */
  go(direction: Direction, extend: boolean): boolean
}

/** The walk of one editor. The view follows as little as needed and keeps its zoom. */
export function createWalk(editor: Editor, view: Pick<BoardView, 'board' | 'layout'>): CardWalk {
  /** The card at which a selection of several was last extended. */
  let end: string | null = null

  const selected = (): readonly string[] =>
    editor
      .getSelectedShapes()
      .filter((shape) => isCardShape(shape))
      .map((shape) => cardIdOf(shape.id))
  const show = (id: string) => bringIntoView(editor, shapeIdOf(id), { enlarge: false })
  const goTo = (id: string) => {
    end = id
    summon(editor, [shapeIdOf(id)])
    editor.select(shapeIdOf(id))
    show(id)
  }

  return {
    step: (by) => {
      const { cards } = view.layout.get()
      const order = walkOrder(view.board.get(), cards)
      const here = selected().map((id) => order.indexOf(id))
      if (here.length > 0) {
        const next = order[by === 1 ? Math.max(...here) + 1 : Math.min(...here) - 1]
        if (next === undefined) return false
        goTo(next)
        return true
      }
      // Whoever comes from before the canvas begins with what they see.
      if (by === -1 || editor.getSelectedShapeIds().length > 0) return false
      const inView = order.find((id) => isSeen(cards.get(id), viewOf(editor)))
      const first = inView ?? order[0]
      if (first === undefined) return false
      goTo(first)
      return true
    },
    go: (direction, extend) => {
      const { cards } = view.layout.get()
      const ids = selected()
      if (ids.length === 0) {
        const middle = nearestToMiddle(cards, viewOf(editor))
        if (middle === null) return false
        goTo(middle)
        return true
      }
      const from = end !== null && ids.includes(end) && extend ? cards.get(end) : around(ids, cards)
      const next = from === null || from === undefined ? null : nearestCard(cards, from, direction)
      if (next === null) return false
      if (!extend) {
        goTo(next)
        return true
      }
      end = next
      summon(editor, [shapeIdOf(next)])
      editor.select(...new Set([...editor.getSelectedShapeIds(), shapeIdOf(next)]))
      show(next)
      return true
    },
  }
}

/** One selected card, or the box around several. */
function around(ids: readonly string[], cards: ReadonlyMap<string, Box>): Box | null {
  return boundsOf(ids.flatMap((id) => cards.get(id) ?? []))
}

function isSeen(box: Box | undefined, view: Box): boolean {
  if (box === undefined) return false
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2]
  return x >= view.x && x <= view.x + view.w && y >= view.y && y <= view.y + view.h
}

function nearestToMiddle(cards: ReadonlyMap<string, Box>, view: Box): string | null {
  const [x, y] = [view.x + view.w / 2, view.y + view.h / 2]
  let nearest: string | null = null
  let least = Infinity
  for (const [id, box] of cards) {
    const distance = Math.hypot(box.x + box.w / 2 - x, box.y + box.h / 2 - y)
    if (distance >= least) continue
    nearest = id
    least = distance
  }
  return nearest
}
