import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'

import { zoneAbbreviation } from '../ui/time.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import styles from './CardText.module.css'
import { formatEventTime } from './times.ts'

/** Below a text in edit: the time that its first words will set. */
export function TypedTimeHint({ card }: { readonly card: Card }) {
  const { readTime, timeZone, homeDay } = useCardEnvironment()
  const time = readTime(card)
  if (time === null) return null
  return (
    <output className={styles.hint} aria-live="polite">
      {`→ ${formatEventTime(time, timeZone, homeDay)} ${zoneAbbreviation(time.startMs, timeZone)}`}
    </output>
  )
}
