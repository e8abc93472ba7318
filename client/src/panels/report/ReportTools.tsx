import { Download } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { downloadBlob } from '../../ui/download.ts'
import styles from './ReportTools.module.css'
import { fileNameOf } from './reportWords.ts'

/** The two ways to look at a report. */
export type ReportLook = 'preview' | 'markdown'

const LOOKS = [
  { look: 'preview', label: 'Preview' },
  { look: 'markdown', label: 'Markdown' },
] as const

/** Preview or Markdown; copy, download, and what else the place offers. */
export function ReportTools({
  look,
  onLook,
  title,
  markdown,
  children,
}: {
  readonly look: ReportLook
  readonly onLook: (look: ReportLook) => void
  readonly title: string | null
  readonly markdown: () => string
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
      <CopyButton small text={markdown} label="Copy" name="the report as Markdown" />
      <Button
        small
        icon={Download}
        onClick={() =>
          downloadBlob(
            new Blob([markdown()], { type: 'text/markdown;charset=utf-8' }),
            fileNameOf(title, 'md'),
          )
        }
      >
        .md
      </Button>
      {children}
    </div>
  )
}
