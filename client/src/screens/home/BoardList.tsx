import { SEVERITY_WORDS } from '@whyboard/shared/domain/words.ts'
import { HardDriveDownload } from 'lucide-react'

import type { BoardListing } from '../../connection/api.ts'
import { useApp } from '../../ui/app.tsx'
import { cx } from '../../ui/cx.ts'
import { Pill } from '../../ui/Pill.tsx'
import { Link } from '../../ui/router.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { formatDay } from '../../ui/time.ts'
import { formatAgo } from '../../ui/moments.ts'
import styles from './BoardList.module.css'

const SEVERITY_TONES = { sev1: 'danger', sev2: 'warn', sev3: 'plain', sev4: 'plain' } as const

function people(count: number): string {
  return count === 1 ? '1 person here now' : `${count} people here now`
}

function Row({
  board,
  nowMs,
  offline,
  onOpen,
}: {
  readonly board: BoardListing
  readonly nowMs: number
  /** `null`: not worth saying, the server is there. */
  readonly offline: boolean | null
  readonly onOpen: (id: string) => void
}) {
  const { timeZone } = useApp()
  const { done, total } = board.actions
  return (
    <li>
      <Link
        to={`/b/${board.id}`}
        data-row
        className={cx(styles.row, offline === false && styles.away)}
        onClick={() => onOpen(board.id)}
        onAuxClick={() => onOpen(board.id)}
      >
        <span className={styles.title}>
          <span className={styles.name} title={board.title}>
            {board.title}
          </span>
          {board.people > 0 && (
            <span className={styles.live}>
              <span className={styles.dot} aria-hidden />
              {people(board.people)}
            </span>
          )}
          {offline === true && (
            <span className={styles.offline}>
              <HardDriveDownload size={13} aria-hidden />
              available offline
            </span>
          )}
        </span>
        <span className={styles.severity}>
          {board.severity === null ? (
            <span className={styles.none}>–</span>
          ) : (
            <Pill tone={SEVERITY_TONES[board.severity]}>{SEVERITY_WORDS[board.severity]}</Pill>
          )}
        </span>
        <span className={styles.cell} data-numeric>
          <time dateTime={new Date(board.startedAtMs ?? board.createdAtMs).toISOString()}>
            {board.startedAtMs === null
              ? formatAgo(board.createdAtMs, nowMs, timeZone)
              : formatDay(board.startedAtMs, timeZone)}
          </time>
        </span>
        <span className={cx(styles.cell, styles.facilitator)}>
          {board.facilitator ?? <span className={styles.none}>–</span>}
        </span>
        <span className={cx(styles.cell, styles.actions)} data-numeric>
          {total === 0 ? (
            <span className={styles.none}>No actions</span>
          ) : (
            <>
              <span className={styles.bar} aria-hidden>
                <span style={{ width: `${(done / total) * 100}%` }} />
              </span>
              <span className="visually-hidden">Actions done: </span>
              {done}/{total}
            </>
          )}
        </span>
      </Link>
    </li>
  )
}

/** The post-mortems as rows, each one link. `offlineIds` is given while the server is away. */
export function BoardList({
  boards,
  nowMs,
  offlineIds,
  onOpen,
}: {
  readonly boards: readonly BoardListing[]
  readonly nowMs: number
  readonly offlineIds: ReadonlySet<string> | null
  readonly onOpen: (id: string) => void
}) {
  return (
    <div className={styles.list}>
      <div className={styles.heads} aria-hidden>
        <span>Title</span>
        <span>Severity</span>
        <span>Date</span>
        <span>Facilitator</span>
        <span>Actions done</span>
      </div>
      <ul aria-label="Post-mortems">
        {boards.map((board) => (
          <Row
            key={board.id}
            board={board}
            nowMs={nowMs}
            offline={offlineIds === null ? null : offlineIds.has(board.id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </div>
  )
}

/** The list while it loads. */
export function BoardListSkeleton() {
  return (
    <div className={styles.list} aria-busy aria-label="Loading post-mortems">
      {[62, 48, 70, 40].map((width) => (
        <div key={width} className={styles.row}>
          <Skeleton width={`${width}%`} />
          <Skeleton width={52} />
          <Skeleton width={80} />
          <Skeleton width={96} />
          <Skeleton width={64} />
        </div>
      ))}
    </div>
  )
}
