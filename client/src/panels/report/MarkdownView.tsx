import styles from './MarkdownView.module.css'

/** The report as the text that is copied and downloaded. */
export function MarkdownView({ markdown }: { readonly markdown: string }) {
  return (
    <section aria-label="Report as Markdown">
      <pre className={styles.markdown}>{markdown}</pre>
    </section>
  )
}
