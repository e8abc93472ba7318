import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { ArrowUpRight, FileCheck, Reply, X } from 'lucide-react'
import { useEditor, useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { bringIntoView } from '../camera.ts'
import { useCanvas } from '../canvasContext.ts'
import { shapeIdOf } from '../cardShape.ts'
import { removeLink } from '../linking.ts'
import { linkCurve, linkWordsAt, spreadWords, type CardLink } from '../links.ts'
import styles from './linkWords.module.css'

/** What the words need around the place where they stand, px of the screen. */
const ROOM = { x: 126, y: 24 }
/** What the words of one link take at most, px of the screen. */
const SIZE = { w: 236, h: 30 }

export const LINK_ICONS = { evidence: FileCheck, answers: Reply } as const

/** A link with the boxes of its two cards, of which `from` is the one whose links are shown. */
export interface LinkEnd {
  readonly one: CardLink
  readonly from: Box
  readonly to: Box
}

/**
 * What each link is, in its middle; where the other card is out of view, at the edge with its first words, and a press goes
 * there. On the links of the selected card stands an ×, too.
 */
export function LinkWords({
  ends,
  selected,
}: {
  readonly ends: readonly LinkEnd[]
  readonly selected: boolean
}) {
  const editor = useEditor()
  const places = useValue(
    'words of links',
    () => {
      const seen = editor.getViewportPageBounds()
      const zoom = editor.getZoomLevel()
      const x = Math.min(ROOM.x / zoom, seen.w / 3)
      const y = Math.min(ROOM.y / zoom, seen.h / 3)
      const inner = { x: seen.x + x, y: seen.y + y, w: seen.w - 2 * x, h: seen.h - 2 * y }
      const found = ends.flatMap(({ one, from, to }) => {
        const place = linkWordsAt(linkCurve(from, to), to, inner)
        return place === null ? [] : [{ ...place, one }]
      })
      return spreadWords(found, { w: SIZE.w / zoom, h: SIZE.h / zoom })
    },
    [editor, ends],
  )
  return places.map(({ one, at, away }) => (
    <Words
      key={`${one.link.kind} ${one.other}`}
      one={one}
      x={at.x}
      y={at.y}
      away={away}
      selected={selected}
    />
  ))
}

function Words({
  one: { link, other, says },
  x,
  y,
  away,
  selected,
}: {
  readonly one: CardLink
  readonly x: number
  readonly y: number
  /** The other card is out of view. */
  readonly away: boolean
  readonly selected: boolean
}) {
  const editor = useEditor()
  const canvas = useCanvas()
  const canWrite = useCanWrite()
  const Icon = LINK_ICONS[link.kind]
  const words = firstWords(canvas.model.card(other))
  const goThere = () => {
    editor.select(shapeIdOf(other))
    bringIntoView(editor, shapeIdOf(other))
    canvas.commands.focus()
  }
  return (
    <div
      className={styles.words}
      style={{ transform: `translate(${x}px, ${y}px) scale(var(--tl-scale))` }}
    >
      <div {...ownPointer}>
        {away ? (
          <button type="button" tabIndex={-1} title={`Go to: ${words}`} onClick={goThere}>
            <Icon size={14} aria-hidden /> <span>{words}</span>
            <ArrowUpRight size={14} aria-hidden />
          </button>
        ) : (
          <span>
            <Icon size={14} aria-hidden /> {says}
          </span>
        )}
        {selected && canWrite && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.remove}
            aria-label={`Remove the link: ${words}`}
            title="Remove the link"
            onClick={() => removeLink(canvas, link)}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
    </div>
  )
}
