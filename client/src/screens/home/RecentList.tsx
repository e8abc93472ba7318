import { HardDriveDownload, X } from 'lucide-react'

import { useApp } from '../../ui/app.tsx'
import { ROLE_WORDS } from '../../ui/roleWords.ts'
import { Link } from '../../ui/router.tsx'
import { formatAgo } from '../../ui/moments.ts'
import styles from './RecentList.module.css'
import { forgetRecentBoard, type RecentBoard } from './recentBoards.ts'

/** Boards opened by link in this browser, for people who have no workspace key too. */
export function RecentList({
  boards,
  nowMs,
  onForgotten,
}: {
  readonly boards: readonly RecentBoard[]
  readonly nowMs: number
  readonly onForgotten: () => void
}) {
  const { environment, keys, timeZone } = useApp()
  return (
    <section className={styles.section} aria-labelledby="recent-title">
      <h2 id="recent-title" className={styles.head}>
        Boards you opened
      </h2>
      <ul className={styles.list}>
        {boards.map((board) => {
          const role = keys.board(board.id)?.role ?? null
          return (
            <li key={board.id} className={styles.item}>
              <Link to={`/b/${board.id}`} data-row className={styles.row}>
                <span className={styles.name}>{board.title || 'Untitled'}</span>
                <span className={styles.facts}>
                  {role !== null && <span>{ROLE_WORDS[role].name}</span>}
                  <span>opened {formatAgo(board.openedAtMs, nowMs, timeZone)}</span>
                  {board.offline && (
                    <span className={styles.offline}>
                      <HardDriveDownload size={13} aria-hidden />
                      available offline
                    </span>
                  )}
                </span>
              </Link>
              <button
                type="button"
                className={styles.forget}
                aria-label={`Take “${board.title || 'Untitled'}” off this list`}
                title="Take off this list"
                onClick={() => {
                  forgetRecentBoard(environment.storage, board.id)
                  onForgotten()
                }}
              >
                <X size={16} aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
