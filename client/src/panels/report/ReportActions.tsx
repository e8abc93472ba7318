import type { Report, ReportAction } from '@whyboard/shared/report/report.ts'
import { ACTION_STATUS_WORDS } from '@whyboard/shared/domain/words.ts'

import { cx } from '../../ui/cx.ts'
import { Pill } from '../../ui/Pill.tsx'
import { formatCalendarDay } from '../../ui/time.ts'
import { answeredNumbers, withoutEnd } from './factorNumbers.ts'
import { CardText, Missing, type ShowCard } from './parts.tsx'
import styles from './ReportActions.module.css'

function tone(action: ReportAction): 'ok' | 'danger' | 'warn' | 'plain' {
  if (action.isOverdue) return 'danger'
  if (action.status === 'done') return 'ok'
  return action.status === 'blocked' ? 'warn' : 'plain'
}

/** What it is an answer to: in words on a screen, by its number on paper. */
function Answers({
  action,
  factors,
}: {
  readonly action: ReportAction
  readonly factors: Report['factors']
}) {
  if (action.factors.length === 0) return null
  const numbers = answeredNumbers(action.factors, factors)
  return (
    <p className={styles.more}>
      <span className={cx(numbers.length > 0 && styles.onScreen)}>
        Answers: {action.factors.map(({ text }) => withoutEnd(text)).join('; ')}
      </span>
      {numbers.length > 0 && (
        <span className={styles.onPaper}>Answers factor {numbers.join(', ')}</span>
      )}
    </p>
  )
}

/** What will change, by whom and until when; then what was declined and why. */
export function ReportActions({
  actions,
  declined,
  factors,
  onShowCard,
}: {
  readonly actions: Report['actions']
  readonly declined: Report['declined']
  readonly factors: Report['factors']
  readonly onShowCard?: ShowCard
}) {
  return (
    <>
      {actions.length === 0 ? (
        <Missing>Add actions: each with one owner, a due date and a finish test.</Missing>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">Owner</th>
              <th scope="col">Due</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action.cardId}>
                <td>
                  <CardText text={action.text} cardId={action.cardId} onShowCard={onShowCard} />
                  {action.tracker !== null && (
                    <>
                      {' '}
                      <a href={action.tracker} target="_blank" rel="noreferrer noopener">
                        tracker
                      </a>
                    </>
                  )}
                  {action.expectedEffect !== null && (
                    <p className={styles.more}>Expected: {action.expectedEffect}</p>
                  )}
                  <Answers action={action} factors={factors} />
                </td>
                <td data-label="Owner">
                  {action.owner ?? <span className={styles.none}>No owner yet</span>}
                </td>
                <td data-label="Due" className={styles.due}>
                  {action.due === null ? (
                    <span className={styles.none}>No date yet</span>
                  ) : (
                    <time dateTime={action.due}>{formatCalendarDay(action.due)}</time>
                  )}
                </td>
                <td data-label="Status">
                  <Pill tone={tone(action)} className={styles.status}>
                    {action.isOverdue ? 'Overdue' : ACTION_STATUS_WORDS[action.status]}
                  </Pill>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {declined.length > 0 && (
        <>
          <h3 className={styles.title}>Declined, because</h3>
          <ul className={styles.declined}>
            {declined.map((action) => (
              <li key={action.cardId}>
                <CardText text={action.text} cardId={action.cardId} onShowCard={onShowCard} />
                <span className={styles.none}> {action.reason ?? 'No reason recorded'}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
