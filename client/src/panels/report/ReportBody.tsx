import type { Report } from '@whyboard/shared/report/report.ts'
import { lazy, Suspense } from 'react'

import type { ShowCard } from './parts.tsx'
import type { ReportLook } from './ReportTools.tsx'
import { ReportView } from './ReportView.tsx'

const MarkdownView = lazy(async () => ({
  default: (await import('./MarkdownView.tsx')).MarkdownView,
}))

/** The report in the look that was chosen. */
export function ReportBody({
  look,
  report,
  narrow = false,
  onShowCard,
}: {
  readonly look: ReportLook
  readonly report: Report
  readonly narrow?: boolean
  readonly onShowCard?: ShowCard
}) {
  if (look === 'preview') {
    return (
      <ReportView
        report={report}
        narrow={narrow}
        {...(onShowCard !== undefined && { onShowCard })}
      />
    )
  }
  return (
    <Suspense fallback={null}>
      <MarkdownView report={report} />
    </Suspense>
  )
}
