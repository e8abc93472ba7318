import { formatDuration } from '@whyboard/shared/domain/zone.ts'
import type { Report } from '@whyboard/shared/report/report.ts'
import { OCCASION_WORDS, SEVERITY_WORDS, STATUS_WORDS } from '@whyboard/shared/domain/words.ts'

import { cx } from '../../ui/cx.ts'
import { formatCalendarDay } from '../../ui/time.ts'
import { Missing, Section, type ShowCard } from './parts.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportAppendix } from './ReportAppendix.tsx'
import { ReportFactors } from './ReportFactors.tsx'
import { ReportTimeline, ResponseStrip } from './ReportTimeline.tsx'
import styles from './ReportView.module.css'
import { reportGaps } from './reportWords.ts'
import { ReportWorked } from './ReportWorked.tsx'

function names(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(', ')
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={cx((value ?? '').length > 44 && styles.long)}>
          <dt>{name}</dt>
          <dd>{value ?? <span className={styles.none}>Not recorded</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The report as a page to read: one column, live, with a way back to every card. Sections without content say what to add. */
export function ReportView({
  report,
  narrow = false,
  onShowCard,
}: {
  readonly report: Report
  /** Beside the board rather than on a page of its own. */
  readonly narrow?: boolean
  /** Shows a card on the board; left out where there is no board to show. */
  readonly onShowCard?: ShowCard
}) {
  const { header, impact, followUp } = report
  const show = onShowCard === undefined ? {} : { onShowCard }
  const gaps = reportGaps(report)
  return (
    <article className={cx(styles.report, narrow && styles.narrow)}>
      <header className={styles.head}>
        <p className={styles.over}>
          Post-mortem
          {header.severity !== null && ` · ${SEVERITY_WORDS[header.severity]}`}
          {` · ${STATUS_WORDS[header.status]}`}
        </p>
        <h1 className={styles.title}>{header.title ?? 'Untitled post-mortem'}</h1>
        <Facts
          facts={[
            ['Occasion', OCCASION_WORDS[header.occasion]],
            ['Date', header.incidentDay === null ? null : formatCalendarDay(header.incidentDay)],
            ['Report owner', header.owner],
            ['Facilitator', header.facilitator],
            ['Participants', names(header.participants)],
            ...(header.services.length > 0 ? [['Services', names(header.services)] as const] : []),
            ...(header.teams.length > 0 ? [['Teams', names(header.teams)] as const] : []),
          ]}
        />
      </header>

      {gaps.length > 0 && (
        <aside className={styles.gaps} aria-label="Before publishing">
          <h2>Before publishing</h2>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </aside>
      )}

      <Section title="Summary">
        {report.summary === null ? (
          <Missing>Say in at most 60 words what happened: Details → Summary.</Missing>
        ) : (
          <p className={styles.text}>{report.summary.text}</p>
        )}
      </Section>

      <Section title="Impact">
        {impact.text === null ? (
          <Missing>
            Name users, requests, minutes and cost in exact numbers: Details → Impact.
          </Missing>
        ) : (
          <p className={styles.text}>{impact.text}</p>
        )}
        <Facts
          facts={[
            ['Lasted', impact.durationMs === null ? null : formatDuration(impact.durationMs)],
            ['Trigger', report.trigger],
            ['Detection', report.detection],
            ['Resolution', report.resolution],
          ]}
        />
      </Section>

      <Section title="Response">
        <ResponseStrip measures={report.response} />
      </Section>
      <Section title="Timeline">
        <ReportTimeline timeline={report.timeline} timeZone={report.timeZone} {...show} />
      </Section>
      <Section title="Contributing factors">
        <ReportFactors factors={report.factors} {...show} />
      </Section>
      <Section title="What worked, and what did not">
        <ReportWorked worked={report.worked} {...show} />
      </Section>
      <Section title="Actions">
        <ReportActions
          actions={report.actions}
          declined={report.declined}
          factors={report.factors}
          {...show}
        />
      </Section>
      <Section title="Follow-up">
        {followUp.checkOn === null && followUp.reviewOn === null && followUp.shareBy === null ? (
          <Missing>
            Choose when the report is shared and when its effect is checked: Details → People and
            dates.
          </Missing>
        ) : (
          <Facts
            facts={[
              ['Shared by', followUp.shareBy === null ? null : formatCalendarDay(followUp.shareBy)],
              [
                'Reviewed on',
                followUp.reviewOn === null ? null : formatCalendarDay(followUp.reviewOn),
              ],
              [
                'Effect checked on',
                followUp.checkOn === null ? null : formatCalendarDay(followUp.checkOn),
              ],
              ['By', followUp.who],
            ]}
          />
        )}
      </Section>
      <p className={styles.foot}>This report says how a system failed, never who failed.</p>
      <ReportAppendix report={report} />
    </article>
  )
}
