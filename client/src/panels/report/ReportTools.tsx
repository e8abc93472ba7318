import type { Report } from '@whyboard/shared/report/report.ts'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import styles from './ReportTools.module.css'

/** The two ways to look at a report. */
export type ReportLook = 'preview' | 'markdown'

// The Markdown writer is loaded when it is first asked for: most people only read.
const LOOKS = [
  { look: 'preview', label: 'Preview' },
  { look: 'markdown', label: 'Markdown' },
] as const

/** Preview or Markdown; copy, download, and what else the place offers. */
export function ReportTools({
  look,
  onLook,
  report,
  children,
}: {
  readonly look: ReportLook
  readonly onLook: (look: ReportLook) => void
  readonly report: Report
  readonly children?: ReactNode
}) {
  return (
    <div className={styles.tools}>
      <fieldset className={styles.looks} aria-label="Show the report as">
        {LOOKS.map((one) => (
          <button
            key={one.look}
            type="button"
            aria-pressed={look === one.look}
            onClick={() => onLook(one.look)}
          >
            {one.label}
          </button>
        ))}
      </fieldset>
      <span className={styles.space} />
      <CopyButton
        small
        text={async () => (await import('./reportFile.ts')).toMarkdown(report)}
        label="Copy"
        name="the report as Markdown"
      />
      <Button
        small
        icon={Download}
        onClick={() =>
          void import('./reportFile.ts').then(({ saveMarkdown }) => saveMarkdown(report))
        }
      >
        .md
      </Button>
      {children}
    </div>
  )
}
