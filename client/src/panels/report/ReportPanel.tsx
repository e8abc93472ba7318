import { buildReport } from '@whyboard/shared/report/buildReport.ts'
import { toMarkdown } from '@whyboard/shared/report/toMarkdown.ts'
import { ExternalLink } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'

import { useBoard, useConnection, useServerNow } from '../../board/boardContext.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { MarkdownView } from './MarkdownView.tsx'
import styles from './ReportPanel.module.css'
import type { ShowCard } from './parts.tsx'
import { ReportTools, type ReportLook } from './ReportTools.tsx'
import { ReportView } from './ReportView.tsx'

/** The report beside the board: it follows every change. */
export function ReportPanel({ onShowCard }: { readonly onShowCard: ShowCard }) {
  const { boardId } = useConnection()
  // Typing on the board comes first; the report follows when there is time.
  const board = useDeferredValue(useBoard())
  const nowMs = useServerNow(60_000)
  const report = useMemo(() => buildReport(board, { nowMs }), [board, nowMs])
  const [look, setLook] = useState<ReportLook>('preview')
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <ReportTools
          look={look}
          onLook={setLook}
          title={report.header.title}
          markdown={() => toMarkdown(report)}
        >
          <ButtonLink
            small
            to={`/b/${boardId}/report`}
            target="_blank"
            icon={ExternalLink}
            aria-label="Open the report on a page of its own"
          >
            Page
          </ButtonLink>
        </ReportTools>
      </div>
      {look === 'preview' ? (
        <ReportView report={report} narrow onShowCard={onShowCard} />
      ) : (
        <MarkdownView markdown={toMarkdown(report)} />
      )}
    </div>
  )
}
