import type { Box } from '@whyboard/shared/domain/geometry.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { formatClock } from '@whyboard/shared/domain/zone.ts'
import type { Editor } from 'tldraw'

import { isCardShape } from './cardShape.ts'

/** Something on the board that is no card and has words of its own. */
export interface NamedPlace {
  /** Unlike any other's, and any card's. */
  readonly id: string
  readonly kind: 'category' | 'milestone' | 'drawing'
  readonly text: string
  /** Where it is, world px. */
  readonly box: Box
}

/** The bones of the fishbone and the flags of milestones, where they stand. */
export function placesOf(
  { fishbone, timeline }: Pick<BoardLayout, 'fishbone' | 'timeline'>,
  timeZone: string,
): readonly NamedPlace[] {
  return [
    ...timeline.flags.map(({ milestone, ms, box }) => ({
      id: `milestone-${milestone}`,
      kind: 'milestone' as const,
      text: `${MILESTONE_WORDS[milestone]} ${formatClock(ms, timeZone)}`,
      box,
    })),
    ...fishbone.ribs.flatMap(({ categoryId, name, label }) =>
      categoryId === null
        ? []
        : [{ id: `category-${categoryId}`, kind: 'category' as const, text: name, box: label }],
    ),
  ]
}

/** The drawings that hold words, from the top down. */
export function writtenDrawings(editor: Editor): readonly NamedPlace[] {
  return editor
    .getCurrentPageShapes()
    .flatMap((shape) => {
      const text = isCardShape(shape) ? '' : (editor.getShapeUtil(shape).getText(shape) ?? '')
      const bounds = text.trim() === '' ? undefined : editor.getShapePageBounds(shape)
      if (bounds === undefined) return []
      const { x, y, w, h } = bounds
      return [{ id: shape.id, kind: 'drawing' as const, text, box: { x, y, w, h } }]
    })
    .toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
}
