import styles from './Wordmark.module.css'

/** The product's sign: a fishbone that points at its effect. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <g className={styles.ink} fill="none" strokeWidth="2.5" strokeLinecap="round">
        <path d="M6 16h17M9 8l4.6 8L9 24M16 8l4.6 8L16 24" />
      </g>
      <circle className={styles.head} cx="25" cy="16" r="3" />
    </svg>
  )
}

/** Sign and name. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <Mark />
      Whyboard
    </span>
  )
}
