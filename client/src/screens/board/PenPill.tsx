import { PenLine, X } from 'lucide-react'

import { useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import styles from './PenPill.module.css'

/** Says that only the pen draws, as long as that is so, and ends it. */
export function PenPill({ canvas }: { readonly canvas: CanvasHandle }) {
  const isPenMode = useStore(canvas.penMode)
  if (!isPenMode) return null
  return (
    <button type="button" className={styles.pill} onClick={() => canvas.leavePenMode()}>
      <PenLine size={14} aria-hidden />
      Pen mode · fingers move the board
      <X size={14} aria-hidden />
      <span className="visually-hidden">: end it</span>
    </button>
  )
}
