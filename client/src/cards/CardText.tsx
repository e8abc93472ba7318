import type { ReactNode } from 'react'

import { cx } from '../ui/cx.ts'
import styles from './CardText.module.css'

/** A card's text as it reads, or what to write when it is empty. */
export function CardText({
  text,
  prompt,
  far,
  carets = null,
}: {
  readonly text: string
  readonly prompt: string
  readonly far: boolean
  /** What lies over the text while others write in it. */
  readonly carets?: ReactNode
}) {
  if (far) return <p className={styles.far}>{firstLine(text)}</p>
  const read =
    text === '' ? (
      <p className={cx(styles.text, styles.prompt)}>{prompt}</p>
    ) : (
      <p className={styles.text} dir="auto">
        {text}
      </p>
    )
  if (carets === null) return read
  return (
    <div className={styles.field}>
      {read}
      {carets}
    </div>
  )
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? ''
}
