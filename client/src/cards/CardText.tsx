import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { ReactNode } from 'react'

import { useCardPart } from '../board/boardContext.tsx'
import { cx } from '../ui/cx.ts'
import styles from './CardText.module.css'

/** A card's text as it reads now, or what to write when it is empty; for one that is gone, the text it had. */
export function CardText({
  card,
  prompt,
  far,
  carets = null,
}: {
  readonly card: Card
  readonly prompt: string
  readonly far: boolean
  /** What lies over the text while others write in it. */
  readonly carets?: ReactNode
}) {
  const text = useCardPart(card.id, (now) => (now ?? card).text)
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
