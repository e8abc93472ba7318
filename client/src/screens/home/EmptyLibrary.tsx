import { Plus } from 'lucide-react'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import styles from './EmptyLibrary.module.css'
import { Miniature } from './Miniature.tsx'

/** The library before the first post-mortem: what a board looks like, and the two ways to one. */
export function EmptyLibrary({
  busy,
  onOpenSample,
}: {
  readonly busy: boolean
  readonly onOpenSample: () => void
}) {
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <Miniature />
      <h2 id="empty-title" className={styles.title}>
        Look back on one incident, together
      </h2>
      <p className={styles.text}>
        One board holds the timeline, the causes, what worked and the actions. Everyone in the
        meeting edits it at once, and it becomes the report.
      </p>
      <div className={styles.actions}>
        <Button busy={busy} onClick={onOpenSample}>
          Open the sample
        </Button>
        <ButtonLink to="/new" tone="primary" icon={Plus}>
          New post-mortem
        </ButtonLink>
      </div>
    </section>
  )
}
