import { useEffect, useRef, type CSSProperties } from 'react'
import { useValue } from 'tldraw'

import { usePeople } from '../../board/boardContext.tsx'
import type { Person } from '../../connection/presence.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './overlays.module.css'

/** Cursors and selections of the others. Their moves go past React: one style is written per move. */
export function CursorsLayer() {
  const people = usePeople()
  return people
    .filter((person) => !person.self)
    .map((person) => <OtherPerson key={person.clientId} person={person} />)
}

function OtherPerson({ person }: { readonly person: Person }) {
  const { presence, view } = useCanvas()
  const cursor = useRef<HTMLDivElement>(null)
  const selection = useRef<SVGPathElement>(null)
  const layout = useValue('layout', () => view.layout.get(), [view])
  const { clientId } = person

  useEffect(() => {
    const show = () => {
      const state = presence.of(clientId)
      const point = state?.cursor ?? null
      const mark = cursor.current
      if (mark !== null) {
        mark.style.visibility = point === null ? 'hidden' : 'visible'
        if (point !== null) {
          mark.style.transform = `translate(${point.x}px, ${point.y}px) scale(var(--tl-scale))`
        }
      }
      const boxes = (state?.selection ?? []).map((id) => layout.cards.get(id))
      selection.current?.setAttribute(
        'd',
        boxes
          .map((box) =>
            box === undefined
              ? ''
              : `M ${box.x - 3} ${box.y - 3} h ${box.w + 6} v ${box.h + 6} h ${-box.w - 6} Z`,
          )
          .join(' '),
      )
    }
    show()
    return presence.subscribe((ids) => {
      if (ids.includes(clientId)) show()
    })
  }, [presence, clientId, layout])

  return (
    <div
      className={styles.person}
      style={{ '--person': person.colour } as CSSProperties}
      aria-hidden
    >
      <svg className={styles.links}>
        <path ref={selection} className={styles.selection} />
      </svg>
      <div ref={cursor} className={styles.cursor} style={{ visibility: 'hidden' }}>
        <svg width="20" height="22" viewBox="0 0 20 22">
          <path d="M3 2 L17 11.5 L10.4 12.6 L6.8 18.8 Z" />
        </svg>
        <span>{person.name}</span>
      </div>
    </div>
  )
}
