import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import styles from './found.module.css'

/** A ring around the card or place that somebody who looks for something has gone to. */
export function FoundLayer() {
  const { found, view } = useCanvas()
  const box = useValue(
    'found card',
    () => {
      const { cardId = null, place = null } = found.get() ?? {}
      return view.layout.get().cards.get(cardId ?? '') ?? place
    },
    [found, view],
  )
  if (box === null) return null
  const { x, y, w, h } = box
  return (
    <div
      className={styles.ring}
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
      data-found
      aria-hidden
    />
  )
}
