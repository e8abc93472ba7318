import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { bottomOf, containsPoint, rightOf, type Box } from '@whyboard/shared/domain/geometry.ts'
import { useEffect, useRef, type CSSProperties } from 'react'
import { react } from 'tldraw'

import { useConnection, usePeople } from '../../board/boardContext.tsx'
import type { Person } from '../../connection/presence.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './cursors.module.css'

/** Between a card and the frame of who selects it, px at zoom 1. */
const FRAME_GAP = 3
/** The frame runs parallel to the card's corners, whose radius is 4 px (`--radius-card`). */
const FRAME_RADIUS = 4 + FRAME_GAP
/** So near to the card that a person edits, their cursor goes without a name: the card says it. px at zoom 1 */
const NEAR = 200
/** A pointer that rests for so long shows no name any more, ms. */
const NAME_MS = 4_000

/** Cursors and selections of the others. Their moves go past React: one style is written per move. */
export function CursorsLayer() {
  const people = usePeople()
  return people
    .filter((person) => !person.self)
    .map((person) => <OtherPerson key={person.clientId} person={person} />)
}

function OtherPerson({ person }: { readonly person: Person }) {
  const { presence, view, near } = useCanvas()
  const { environment } = useConnection()
  const cursor = useRef<HTMLDivElement>(null)
  const selection = useRef<SVGPathElement>(null)
  const { clientId } = person

  useEffect(() => {
    let shown: Point | null = null
    let outline: string | null = null
    let cancelRest = () => {}
    const move = (mark: HTMLElement, point: Point | null) => {
      if (point === null) {
        mark.dataset['state'] = 'away'
      } else if (point.x !== shown?.x || point.y !== shown.y) {
        // One that comes back begins where it is, instead of flying there from where it was.
        mark.dataset['state'] = shown === null ? 'new' : 'moving'
        mark.style.translate = `${point.x}px ${point.y}px`
        cancelRest()
        cancelRest = environment.after(NAME_MS, () => {
          if (mark.dataset['state'] !== 'away') mark.dataset['state'] = 'resting'
        })
      }
      shown = point
    }
    const show = () => {
      const state = presence.of(clientId)
      const { cards } = view.layout.get()
      const [area, told] = [near.get(), state?.cursor ?? null]
      // Where nobody looks nothing has to move: it would cost more than all the rest of a board at rest.
      const point = told !== null && area !== null && containsPoint(area, told) ? told : null
      const mark = cursor.current
      if (mark !== null) {
        move(mark, point)
        const edited = cards.get(state?.editing?.target ?? '')
        mark.toggleAttribute(
          'data-named',
          !(edited !== undefined && point !== null && isNear(point, edited)),
        )
      }
      // The card that is written in has a ring of its own, with the name on it.
      const boxes = (state?.selection ?? [])
        .filter((id) => id !== state?.editing?.target)
        .map((id) => cards.get(id))
      const next = boxes.map((box) => (box === undefined ? '' : frameAround(box))).join(' ')
      if (next !== outline) selection.current?.setAttribute('d', next)
      outline = next
    }
    const endView = react('cursor of another', show)
    const end = presence.subscribe((ids) => {
      if (ids.includes(clientId)) show()
    })
    return () => {
      cancelRest()
      endView()
      end()
    }
  }, [presence, view, near, clientId, environment])

  return (
    <div
      className={styles.person}
      style={{ '--person': person.colour } as CSSProperties}
      aria-hidden
    >
      <svg className={styles.selections}>
        <path ref={selection} />
      </svg>
      <div ref={cursor} className={styles.cursor} data-state="away" data-cursor={person.name}>
        <div className={styles.upright}>
          <svg width="20" height="22" viewBox="0 0 20 22">
            <path d="M3 2 L17 11.5 L10.4 12.6 L6.8 18.8 Z" />
          </svg>
          <span>{person.name}</span>
        </div>
      </div>
    </div>
  )
}

function isNear({ x, y }: Point, box: Box): boolean {
  return x > box.x - NEAR && x < rightOf(box) + NEAR && y > box.y - NEAR && y < bottomOf(box) + NEAR
}

/** A card's frame with round corners, as SVG path data. */
function frameAround({ x, y, w, h }: Box): string {
  const r = FRAME_RADIUS
  const across = w + 2 * (FRAME_GAP - r)
  const down = h + 2 * (FRAME_GAP - r)
  return [
    `M ${x - FRAME_GAP + r} ${y - FRAME_GAP}`,
    `h ${across} a ${r} ${r} 0 0 1 ${r} ${r}`,
    `v ${down} a ${r} ${r} 0 0 1 ${-r} ${r}`,
    `h ${-across} a ${r} ${r} 0 0 1 ${-r} ${-r}`,
    `v ${-down} a ${r} ${r} 0 0 1 ${r} ${-r} Z`,
  ].join(' ')
}
