import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import styles from './found.module.css'

/** A ring around the card that somebody who looks for something has gone to. */
export function FoundLayer() {
  const { found, view } = useCanvas()
  const box = useValue(
    'found card',
    () => view.layout.get().cards.get(found.get()?.cardId ?? '') ?? null,
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
