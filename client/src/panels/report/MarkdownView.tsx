import type { Report } from '@whyboard/shared/report/report.ts'

import styles from './MarkdownView.module.css'
import { toMarkdown } from './reportFile.ts'

/** The report as the text that is copied and downloaded. */
export function MarkdownView({ report }: { readonly report: Report }) {
  return (
    <section aria-label="Report as Markdown">
      <pre className={styles.markdown}>{toMarkdown(report)}</pre>
    </section>
  )
}
