import { buildReport } from '@whyboard/shared/report/buildReport.ts'
import { ExternalLink } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'

import { useBoard, useConnection, useServerTime } from '../../board/boardContext.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { ReportBody } from './ReportBody.tsx'
import styles from './ReportPanel.module.css'
import type { ShowCard } from './parts.tsx'
import { ReportTools, type ReportLook } from './ReportTools.tsx'

/** The report beside the board: it follows every change. */
export function ReportPanel({ onShowCard }: { readonly onShowCard: ShowCard }) {
  const { boardId } = useConnection()
  // Typing on the board comes first; the report follows when there is time.
  const board = useDeferredValue(useBoard())
  const nowMs = useServerTime(60_000, (time) => time)
  const report = useMemo(() => buildReport(board, { nowMs }), [board, nowMs])
  const [look, setLook] = useState<ReportLook>('preview')
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <ReportTools look={look} onLook={setLook} report={report}>
          <ButtonLink
            small
            to={`/b/${boardId}/report`}
            target="_blank"
            icon={ExternalLink}
            aria-label="Open the report on a page of its own"
            title="Open on a page of its own"
          />
        </ReportTools>
      </div>
      <ReportBody look={look} report={report} narrow onShowCard={onShowCard} />
    </div>
  )
}
