import { buildReport } from '@whyboard/shared/report/buildReport.ts'
import { toMarkdown } from '@whyboard/shared/report/toMarkdown.ts'
import { ArrowLeft, CloudOff, FileX, Printer, RotateCw } from 'lucide-react'
import { useMemo, useState } from 'react'

import { MarkdownView } from '../../panels/report/MarkdownView.tsx'
import { ReportTools, type ReportLook } from '../../panels/report/ReportTools.tsx'
import { ReportView } from '../../panels/report/ReportView.tsx'
import { useNow } from '../../ui/app.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import styles from './ReportScreen.module.css'
import { useReportBoard } from './useReportBoard.ts'

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
        <StatePage
          icon={FileX}
          title={loaded.refusal.title}
          alert
          actions={
            <>
              <ButtonLink to="/" tone="quiet">
                Go to the post-mortems
              </ButtonLink>
              <Button icon={RotateCw} onClick={retry}>
                Try again
              </Button>
            </>
          }
        >
          {loaded.refusal.text}
        </StatePage>
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
          <Pill tone="warn">
            <CloudOff size={14} aria-hidden />
            Offline: not up to date
          </Pill>
        )}
        <div className={styles.tools}>
          {report !== null && (
            <ReportTools
              look={look}
              onLook={setLook}
              title={report.header.title}
              markdown={() => toMarkdown(report)}
            >
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
        ) : look === 'preview' ? (
          <ReportView report={report} />
        ) : (
          <MarkdownView markdown={toMarkdown(report)} />
        )}
      </main>
    </div>
  )
}
