import { cx } from '../ui/cx.ts'
import styles from './CardText.module.css'

/** A card's text as it reads, or what to write when it is empty. */
export function CardText({
  text,
  prompt,
  far,
}: {
  readonly text: string
  readonly prompt: string
  readonly far: boolean
}) {
  if (far) return <p className={styles.far}>{firstLine(text)}</p>
  if (text === '') return <p className={cx(styles.text, styles.prompt)}>{prompt}</p>
  return (
    <p className={styles.text} dir="auto">
      {text}
    </p>
  )
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? ''
}
