import { useEffect, useRef } from 'react'

import { usePeople } from '../../board/boardContext.tsx'
import type { Person } from '../../connection/presence.ts'
import { useCanvas } from '../canvasContext.ts'
import { trailPath } from '../laser.ts'
import styles from './laserLayer.module.css'

/** The trails of the others' lasers. Their moves go past React; the last one fades where it was. */
export function LaserLayer() {
  const people = usePeople()
  return (
    <svg className={styles.layer} aria-hidden>
      {people
        .filter((person) => !person.self)
        .map((person) => (
          <Trail key={person.clientId} person={person} />
        ))}
    </svg>
  )
}

function Trail({ person: { clientId, name, colour } }: { readonly person: Person }) {
  const { presence } = useCanvas()
  const path = useRef<SVGPathElement>(null)
  useEffect(() => {
    const show = () => {
      const trail = presence.of(clientId)?.laser ?? null
      const mark = path.current
      if (mark === null) return
      mark.toggleAttribute('data-shown', trail !== null)
      if (trail !== null) mark.setAttribute('d', trailPath(trail))
    }
    show()
    return presence.subscribe((ids) => {
      if (ids.includes(clientId)) show()
    })
  }, [presence, clientId])
  return <path ref={path} data-laser={name} stroke={colour} />
}
