import { buildReport } from '@whyboard/shared/report/buildReport.ts'
import { ArrowLeft, Printer } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'

import { ReportBody } from '../../panels/report/ReportBody.tsx'
import { ReportTools, type ReportLook } from '../../panels/report/ReportTools.tsx'
import { useNow, useTitle } from '../../ui/app.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './ReportScreen.module.css'
import { useReportBoard } from './useReportBoard.ts'

// Only for those who get no report: most readers never load it.
const ReportRefused = lazy(async () => ({
  default: (await import('./ReportRefused.tsx')).ReportRefused,
}))

/** `/b/<id>/report`: the report on a page of its own, to read, print, copy and download. It follows the board. */
export function ReportScreen({ boardId }: { readonly boardId: string }) {
  const { report: loaded, retry } = useReportBoard(boardId)
  const nowMs = useNow(60_000)
  const [look, setLook] = useState<ReportLook>('preview')
  const board = loaded.state === 'ready' ? loaded.board : null
  const report = useMemo(
    () => (board === null ? null : buildReport(board, { nowMs })),
    [board, nowMs],
  )
  useTitle(report === null ? 'Report' : `Report: ${report.header.title ?? 'Untitled'}`)

  if (loaded.state === 'refused') {
    return (
      <main className={styles.page}>
        <Suspense fallback={null}>
          <ReportRefused error={loaded.error} onRetry={retry} />
        </Suspense>
      </main>
    )
  }
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <ButtonLink small tone="quiet" icon={ArrowLeft} to={`/b/${boardId}`}>
          Board
        </ButtonLink>
        {loaded.state === 'ready' && loaded.stale && (
          <Pill tone="warn" dot>
            Offline: not up to date
          </Pill>
        )}
        <div className={styles.tools}>
          {report !== null && (
            <ReportTools look={look} onLook={setLook} report={report}>
              <Button small icon={Printer} onClick={() => print()}>
                Print
              </Button>
            </ReportTools>
          )}
        </div>
      </header>
      <main className={styles.main} aria-busy={report === null}>
        {report === null ? (
          <div className={styles.loading}>
            <Skeleton width={120} />
            <Skeleton width="70%" height={32} />
            {[90, 96, 60, 100, 84].map((width) => (
              <Skeleton key={width} width={`${width}%`} />
            ))}
          </div>
        ) : (
          <ReportBody look={look} report={report} />
        )}
      </main>
    </div>
  )
}
