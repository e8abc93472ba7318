import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { useEffect, useMemo, useRef, type CSSProperties } from 'react'
import { react, useEditor } from 'tldraw'

import { useConnection, usePeople } from '../../board/boardContext.tsx'
import { initialsOf } from '../../ui/Avatar.tsx'
import { readableOn } from '../../ui/colour.ts'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import { cameraMotion } from '../camera.ts'
import { edgeMarks } from '../edgeMarks.ts'
import styles from './cursors.module.css'

/** How far from the edges marks stand, px; below them are the view's controls and tldraw's watermark. */
const INSET = 22
const INSET_BELOW = 76

/** Marks follow pointers no more often than this, ms: nobody aims at them while they move. */
const EVERY_MS = 250

/** Who points at something out of view, as initials at the edge towards it. A press goes there. */
export function EdgeMarks() {
  const people = usePeople()
  const compact = useMedia(COMPACT)
  const others = useMemo(() => people.filter((person) => !person.self), [people])
  const editor = useEditor()
  const { presence, environment } = useConnection()
  const layer = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (compact || others.length === 0) return undefined
    const places = new Map<string, string>()
    const show = () => {
      const { w, h } = editor.getViewportScreenBounds()
      const points = new Map<number, Point>()
      for (const { clientId } of others) {
        const cursor = presence.of(clientId)?.cursor ?? null
        if (cursor !== null) points.set(clientId, editor.pageToViewport(cursor))
      }
      const marks = edgeMarks(
        points,
        { left: 0, top: 0, right: w, bottom: h },
        { left: INSET, top: INSET, right: w - INSET, bottom: h - INSET_BELOW },
      )
      const byPerson = new Map(marks.map((mark) => [String(mark.id), mark]))
      for (const element of layer.current?.children ?? []) {
        if (!(element instanceof HTMLElement)) continue
        const id = element.dataset['person'] ?? ''
        const mark = byPerson.get(id)
        const place =
          mark === undefined
            ? ''
            : `${Math.round(mark.x)} ${Math.round(mark.y)} ${mark.angle.toFixed(1)}`
        if (places.get(id) === place) continue
        places.set(id, place)
        element.hidden = mark === undefined
        if (mark === undefined) continue
        element.style.translate = `${Math.round(mark.x)}px ${Math.round(mark.y)}px`
        const way = element.firstElementChild
        if (way instanceof HTMLElement) way.style.rotate = `${mark.angle.toFixed(1)}rad`
      }
    }
    let cancel: (() => void) | null = null
    const request = () => {
      cancel ??= environment.onNextFrame(() => {
        cancel = null
        show()
      })
    }
    let cancelWait: (() => void) | null = null
    const ends = [
      presence.subscribe(() => {
        cancelWait ??= environment.after(EVERY_MS, () => {
          cancelWait = null
          request()
        })
      }),
      react('view of edge marks', () => {
        editor.getCamera()
        editor.getViewportScreenBounds()
        request()
      }),
    ]
    return () => {
      cancel?.()
      cancelWait?.()
      for (const end of ends) end()
    }
  }, [compact, others, editor, presence, environment])

  if (compact || others.length === 0) return null
  const goTo = (clientId: number) => {
    const cursor = presence.of(clientId)?.cursor ?? null
    if (cursor !== null) editor.centerOnPoint(cursor, cameraMotion(editor))
  }
  return (
    <div ref={layer} className={styles.edge}>
      {others.map(({ clientId, name, colour }) => (
        <button
          key={clientId}
          type="button"
          className={styles.mark}
          data-person={clientId}
          hidden
          // The people in the bar above are the way by keys.
          tabIndex={-1}
          aria-label={`Go to where ${name} points`}
          title={name}
          style={{ '--person': colour, '--on-person': readableOn(colour) } as CSSProperties}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => goTo(clientId)}
        >
          <i aria-hidden />
          {initialsOf(name)}
        </button>
      ))}
    </div>
  )
}
