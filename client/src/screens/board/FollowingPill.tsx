import { X } from 'lucide-react'

import { usePeople, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { useKeys } from '../../ui/useKeys.ts'
import styles from './FollowingPill.module.css'

/** Says whose view this page follows, in their colour, and ends it. */
export function FollowingPill({ canvas }: { readonly canvas: CanvasHandle }) {
  const following = useStore(canvas.following)
  // The canvas hears it only while it has the keyboard.
  useKeys({ escape: () => canvas.follow(null) })
  const person = usePeople().find((one) => one.clientId === following)
  if (following === null || person === undefined) return null
  return (
    <div className={styles.frame} style={{ borderColor: person.colour }}>
      <button type="button" className={styles.pill} onClick={() => canvas.follow(null)}>
        <span className={styles.dot} style={{ background: person.colour }} aria-hidden />
        <span className={styles.name}>Following {person.name}</span>
        <span className={styles.stop}>
          · <kbd>Esc</kbd> stops
        </span>
        <X size={14} aria-hidden />
        <span className="visually-hidden">: stop</span>
      </button>
    </div>
  )
}
