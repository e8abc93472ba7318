import { useCardPart } from '../board/boardContext.tsx'
import { zoneAbbreviation } from '../ui/time.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import styles from './CardText.module.css'
import { formatEventTime } from './times.ts'

/** Below a text in edit: the time that its first words will set. */
export function TypedTimeHint({ id }: { readonly id: string }) {
  const { readTime, timeZone, homeDay } = useCardEnvironment()
  const words = useCardPart(id, (card) => {
    const time = card === null ? null : readTime(card)
    if (time === null) return null
    return `→ ${formatEventTime(time, timeZone, homeDay)} ${zoneAbbreviation(time.startMs, timeZone)}`
  })
  if (words === null) return null
  return (
    <output className={styles.hint} aria-live="polite">
      {words}
    </output>
  )
}
