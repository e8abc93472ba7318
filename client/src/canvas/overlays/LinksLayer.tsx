import type { Link } from '@whyboard/shared/domain/board.ts'
import { useEditor, useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import { cardIdOf, isCardShape } from '../cardShape.ts'
import { linkPath } from '../links.ts'
import styles from './overlays.module.css'

const NO_LINKS: readonly Link[] = []

/** The links of the card that is hovered or selected, and the one being drawn. All at once would be a web. */
export function LinksLayer() {
  const editor = useEditor()
  const { view, linking, drag } = useCanvas()
  const focus = useValue(
    'linked card',
    () => {
      // While a card is dragged its links would point to where it was.
      if (drag.get().length > 0) return null
      const hovers = editor.getInstanceState().isHoveringCanvas === true
      const shape = editor.getOnlySelectedShape() ?? (hovers ? editor.getHoveredShape() : null)
      return isCardShape(shape) ? cardIdOf(shape.id) : null
    },
    [editor, drag],
  )
  const links = useValue(
    'links of the card',
    () => {
      if (focus === null) return NO_LINKS
      const found = view.board
        .get()
        .links.filter((link) => link.from === focus || link.to === focus)
      return found.length === 0 ? NO_LINKS : found
    },
    [view, focus],
  )
  const boxes = useValue('boxes', () => view.layout.get().cards, [view])
  const drawn = useValue('link being drawn', () => linking.get(), [linking])
  if (links.length === 0 && drawn === null) return null
  const start = drawn === null ? undefined : boxes.get(drawn.from)
  const target = boxes.get(drawn?.target ?? '')
  return (
    <svg className={styles.links} aria-hidden>
      {links.map(({ kind, from, to }) => {
        const a = boxes.get(from)
        const b = boxes.get(to)
        if (a === undefined || b === undefined) return null
        return <path key={`${kind} ${from} ${to}`} data-kind={kind} d={linkPath(a, b)} />
      })}
      {start !== undefined && drawn !== null && (
        <path className={styles.drawn} d={linkPath(start, target ?? { ...drawn.to, w: 0, h: 0 })} />
      )}
      {target !== undefined && (
        <rect
          className={styles.target}
          x={target.x - 4}
          y={target.y - 4}
          width={target.w + 8}
          height={target.h + 8}
          rx={8}
        />
      )}
    </svg>
  )
}
