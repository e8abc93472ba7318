import styles from './SkipLink.module.css'

/** The first thing that Tab reaches: from the top of the page past the bars and the canvas to the lists. */
export function SkipLink({ onSkip }: { readonly onSkip: () => void }) {
  return (
    <button type="button" className={styles.link} onClick={onSkip}>
      Skip to the outline
    </button>
  )
}
