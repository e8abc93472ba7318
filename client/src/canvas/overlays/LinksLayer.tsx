import { containsPoint } from '@whyboard/shared/domain/geometry.ts'
import { useMemo } from 'react'
import { useEditor, useValue, type Editor } from 'tldraw'

import { useCanvas, type Canvas } from '../canvasContext.ts'
import { cardIdOf, isCardShape } from '../cardShape.ts'
import { linkPath, linksOf, type CardLink } from '../links.ts'
import { LinkWords, type LinkEnd } from './LinkWords.tsx'
import styles from './overlays.module.css'

const NO_LINKS: readonly CardLink[] = []

/** The links of the card that is hovered or selected, and the one being drawn. All at once would be a web. */
export function LinksLayer() {
  const editor = useEditor()
  const canvas = useCanvas()
  const { view } = canvas
  const selected = useValue('selected card', () => selectedCard(editor, canvas), [editor, canvas])
  const hovered = useValue('hovered card', () => hoveredCard(editor, canvas), [editor, canvas])
  const card = selected ?? hovered
  const links = useValue(
    'links of the card',
    () => {
      const found = card === null ? NO_LINKS : linksOf(view.board.get().links, card)
      return found.length === 0 ? NO_LINKS : found
    },
    [view, card],
  )
  const boxes = useValue('boxes', () => view.layout.get().cards, [view])
  const ends = useMemo(() => {
    const from = boxes.get(card ?? '')
    return links.flatMap((one): LinkEnd[] => {
      const to = boxes.get(one.other)
      return from === undefined || to === undefined ? [] : [{ one, from, to }]
    })
  }, [boxes, card, links])
  return (
    <>
      <svg className={styles.links} aria-hidden>
        {ends.map(({ one, from: a, to: b }) => (
          <path
            key={`${one.link.kind} ${one.other}`}
            data-kind={one.link.kind}
            d={linkPath(a, b)}
          />
        ))}
      </svg>
      <LinkWords ends={ends} selected={selected !== null} />
      <DrawnLink />
    </>
  )
}

/** While a card is dragged its links would point to where it was; while one is drawn, others would be in its way. */
function showsLinks({ drag, linking }: Canvas): boolean {
  return drag.get().length === 0 && linking.get() === null
}

function selectedCard(editor: Editor, canvas: Canvas): string | null {
  const only = editor.getOnlySelectedShape()
  return isCardShape(only) && showsLinks(canvas) ? cardIdOf(only.id) : null
}

function hoveredCard(editor: Editor, canvas: Canvas): string | null {
  const hovers = editor.getInstanceState().isHoveringCanvas === true
  const hovered = hovers ? editor.getHoveredShape() : null
  return isCardShape(hovered) && showsLinks(canvas) ? cardIdOf(hovered.id) : null
}

/** The link that is being drawn, to the pointer or to the card that the keys have picked. */
function DrawnLink() {
  const { view, linking } = useCanvas()
  const boxes = useValue('boxes', () => view.layout.get().cards, [view])
  const drawn = useValue('link being drawn', () => linking.get(), [linking])
  if (drawn === null) return null
  const start = boxes.get(drawn.from)
  const target = boxes.get(drawn.target ?? '')
  const leadsOut = target !== undefined || (start !== undefined && !containsPoint(start, drawn.to))
  return (
    <svg className={styles.links} aria-hidden>
      {start !== undefined && leadsOut && (
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
