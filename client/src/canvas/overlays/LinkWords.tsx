import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { ArrowUpRight, FileCheck, Reply, X } from 'lucide-react'
import { useEditor, useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { bringIntoView } from '../camera.ts'
import { useCanvas } from '../canvasContext.ts'
import { shapeIdOf } from '../cardShape.ts'
import { firstWords, removeLink } from '../linking.ts'
import { linkCurve, linkWordsAt, type CardLink } from '../links.ts'
import styles from './linkWords.module.css'

/** What the words need around the place where they stand, px of the screen. */
const ROOM = { x: 110, y: 24 }

export const LINK_ICONS = { evidence: FileCheck, answers: Reply } as const

/**
 * What a link is, in its middle; where the other card is out of view, at the edge with its first words, and a press goes
 * there. On the links of the selected card stands an ×, too.
 */
export function LinkWords({
  one: { link, other, says },
  from,
  to,
  selected,
}: {
  readonly one: CardLink
  /** The card whose links are shown. */
  readonly from: Box
  readonly to: Box
  readonly selected: boolean
}) {
  const editor = useEditor()
  const canvas = useCanvas()
  const canWrite = useCanWrite()
  const place = useValue(
    'words of a link',
    () => {
      const seen = editor.getViewportPageBounds()
      const zoom = editor.getZoomLevel()
      const x = Math.min(ROOM.x / zoom, seen.w / 3)
      const y = Math.min(ROOM.y / zoom, seen.h / 3)
      const inner = { x: seen.x + x, y: seen.y + y, w: seen.w - 2 * x, h: seen.h - 2 * y }
      return linkWordsAt(linkCurve(from, to), to, inner)
    },
    [editor, from, to],
  )
  if (place === null) return null
  const { at, away } = place
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
      style={{ transform: `translate(${at.x}px, ${at.y}px) scale(var(--tl-scale))` }}
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
