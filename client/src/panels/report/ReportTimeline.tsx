import { formatClock, formatDuration } from '@whyboard/shared/domain/zone.ts'
import type { Report, ReportEvent, ReportMeasure } from '@whyboard/shared/report/report.ts'
import { MEASURE_WORDS, MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { useState } from 'react'

import { cx } from '../../ui/cx.ts'
import { Pill } from '../../ui/Pill.tsx'
import { formatDay, zoneAbbreviation } from '../../ui/time.ts'
import { CardText, Missing, More, type ShowCard } from './parts.tsx'
import styles from './ReportTimeline.module.css'

/** How long each step of the response took. */
export function ResponseStrip({ measures }: { readonly measures: readonly ReportMeasure[] }) {
  return (
    <dl className={styles.strip}>
      {measures.map((measure) => (
        <div key={measure.measure}>
          <dt>{MEASURE_WORDS[measure.measure]}</dt>
          <dd data-numeric>
            {measure.durationMs === null ? (
              <span className={styles.none}>{measure.problem ?? 'Not recorded'}</span>
            ) : (
              formatDuration(measure.durationMs)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function When({ event, timeZone }: { readonly event: ReportEvent; readonly timeZone: string }) {
  const { time } = event
  if (time === null) return <span className={styles.none}>No time yet</span>
  const about = time.approximate ? '~' : ''
  const range = (zone: string): string =>
    `${about}${formatClock(time.startMs, zone)}${time.endMs === null ? '' : `–${formatClock(time.endMs, zone)}`}`
  return (
    <time dateTime={new Date(time.startMs).toISOString()}>
      {range('UTC')}
      {timeZone !== 'UTC' && <span className={styles.local}>{range(timeZone)}</span>}
    </time>
  )
}

/** Each event with the day that begins with it, in the board's zone; `null` when it is that of the one before. */
function withDays(
  events: readonly ReportEvent[],
  timeZone: string,
): readonly { readonly event: ReportEvent; readonly day: string | null }[] {
  let before = ''
  return events.map((event) => {
    const day = event.time === null ? before : formatDay(event.time.startMs, timeZone)
    const begins = day !== before
    before = day
    return { event, day: begins ? day : null }
  })
}

/** Events with their times, in UTC and in the board's zone. */
export function EventTable({
  events,
  timeZone,
  isExtra = () => false,
  onShowCard,
}: {
  readonly events: readonly ReportEvent[]
  readonly timeZone: string
  /** What only screens show here: on paper it stands in the appendix. */
  readonly isExtra?: (event: ReportEvent) => boolean
  readonly onShowCard?: ShowCard | undefined
}) {
  const first = events.find((event) => event.time !== null)?.time?.startMs ?? null
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            UTC
            {timeZone !== 'UTC' && first !== null && (
              <span className={styles.local}>{zoneAbbreviation(first, timeZone)}</span>
            )}
          </th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {withDays(events, timeZone).map(({ event, day: heading }) => (
          <tr key={event.cardId} className={cx(isExtra(event) && styles.extra)}>
            <td className={styles.when}>
              {heading !== null && <span className={styles.day}>{heading}</span>}
              <When event={event} timeZone={timeZone} />
            </td>
            <td className={cx(heading !== null && styles.afterDay)}>
              {event.milestone !== null && (
                <Pill className={styles.milestone}>{MILESTONE_WORDS[event.milestone]}</Pill>
              )}
              <CardText text={event.text} cardId={event.cardId} onShowCard={onShowCard} />
              {event.source !== null && (
                <>
                  {' '}
                  <a href={event.source} target="_blank" rel="noreferrer noopener">
                    source
                  </a>
                </>
              )}
              {event.learnedLater && <span className={styles.later}> learned later</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The events worth the first page; all of them on demand, and in the appendix of what is printed. */
export function ReportTimeline({
  timeline,
  timeZone,
  onShowCard,
}: {
  readonly timeline: Report['timeline']
  readonly timeZone: string
  readonly onShowCard?: ShowCard
}) {
  const [all, setAll] = useState(false)
  if (timeline.all.length === 0) {
    return <Missing>Add events with their times to the timeline.</Missing>
  }
  const main = new Set(timeline.rows.map(({ cardId }) => cardId))
  return (
    <>
      <EventTable
        events={all ? timeline.all : timeline.rows}
        timeZone={timeZone}
        isExtra={({ cardId }) => !main.has(cardId)}
        onShowCard={onShowCard}
      />
      <More count={timeline.more} what="events" all={all} onAll={setAll} />
    </>
  )
}
