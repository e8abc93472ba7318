import { Mark } from '../../ui/Wordmark.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './BoardSkeleton.module.css'

/** The regions of the board at its size, without words; stands while the canvas loads. */
export function CanvasSkeleton() {
  return (
    <svg
      className={styles.canvas}
      viewBox="-120 -120 4000 2000"
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
    >
      <rect x="0" y="0" width="3200" height="560" rx="20" className={styles.timeline} />
      <rect x="0" y="640" width="2080" height="1120" rx="20" className={styles.causes} />
      <rect x="2160" y="640" width="1040" height="520" rx="20" className={styles.worked} />
      <rect x="2160" y="1240" width="1040" height="520" rx="20" className={styles.actions} />
      <rect x="3280" y="0" width="480" height="1760" rx="20" className={styles.parking} />
    </svg>
  )
}

/** The whole board screen while it is not known what may be shown. */
export function BoardSkeleton() {
  return (
    <main className={styles.screen} aria-busy aria-label="Loading the board">
      <div className={styles.bar}>
        <Mark />
        <Skeleton width={220} height={16} />
      </div>
      <CanvasSkeleton />
    </main>
  )
}
