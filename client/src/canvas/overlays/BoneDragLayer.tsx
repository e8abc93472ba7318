import { useValue } from 'tldraw'

import { sortedCategories } from '../bones.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './overlays.module.css'

/** A bone's label being dragged along the fish: the place where its rib would stand, and what that means in words. */
export function BoneDragLayer() {
  const canvas = useCanvas()
  const edit = useValue('dragged bone', () => canvas.bones.get(), [canvas])
  if (edit?.kind !== 'drag') return null
  const sorted = sortedCategories(canvas)
  const stays = sorted.findIndex((one) => one.id === edit.categoryId) === edit.slot.index
  const { from, to } = edit.slot.mark
  const after = sorted.find((one) => one.id === edit.slot.after)?.name
  const says = stays ? 'Stays here' : after === undefined ? 'First' : `After ${after}`
  const { label } = edit
  return (
    <>
      {!stays && (
        <svg className={styles.links} aria-hidden>
          <line className={styles.slot} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          <circle className={styles.moment} cx={from.x} cy={from.y} r={7} />
        </svg>
      )}
      <div
        className={styles.bonePill}
        style={{ transform: `translate(${label.x}px, ${label.y}px)` }}
      >
        {edit.name}
      </div>
      <div
        className={styles.tip}
        style={{ transform: `translate(${label.x + 60}px, ${label.y}px) scale(var(--tl-scale))` }}
      >
        <output>{says}</output>
      </div>
    </>
  )
}
