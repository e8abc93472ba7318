import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import styles from './marked.module.css'

/** A quiet ring and a dot at cards that others changed. */
export function MarkedLayer() {
  const { marked, view } = useCanvas()
  const ids = useValue('marked', () => marked.get(), [marked])
  const boxes = useValue('boxes of marked', () => view.layout.get().cards, [view])
  return ids.map((id) => {
    const box = boxes.get(id)
    if (box === undefined) return null
    const { x, y, w, h } = box
    return (
      <div
        key={id}
        className={styles.mark}
        style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
        data-marked={id}
        aria-hidden
      />
    )
  })
}
