import type { Report } from '@whyboard/shared/report/report.ts'
import { AREA_WORDS, OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'

import { CardText, Missing, type ShowCard } from './parts.tsx'
import styles from './ReportWorked.module.css'

const GROUPS = ['well', 'poorly', 'lucky'] as const

/** What is worth keeping, what went poorly, and where luck helped. */
export function ReportWorked({
  worked,
  onShowCard,
}: {
  readonly worked: Report['worked']
  readonly onShowCard?: ShowCard
}) {
  const groups = GROUPS.filter((outcome) => worked[outcome].length > 0)
  if (groups.length === 0) {
    return <Missing>Add what went well, what went poorly and where you were lucky.</Missing>
  }
  return (
    <div className={styles.groups}>
      {groups.map((outcome) => (
        <div key={outcome}>
          <h3 className={styles.title}>{OUTCOME_WORDS[outcome]}</h3>
          <ul className={styles.list}>
            {worked[outcome].map((win) => (
              <li key={win.cardId}>
                {win.area !== null && <span className={styles.area}>{AREA_WORDS[win.area]}: </span>}
                <CardText text={win.text} cardId={win.cardId} onShowCard={onShowCard} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
