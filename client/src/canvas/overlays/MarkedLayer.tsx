import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import styles from './marked.module.css'

/** A quiet ring and a dot at cards that others changed. */
export function MarkedLayer() {
  const { marked, view, editors } = useCanvas()
  const ids = useValue('marked', () => marked.get(), [marked])
  const edited = useValue('edited', () => editors.get(), [editors])
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
        // A card that somebody writes in has a ring already, with their name on it.
        data-edited={edited.has(id) || undefined}
        aria-hidden
      />
    )
  })
}
