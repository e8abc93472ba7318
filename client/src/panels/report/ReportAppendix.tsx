import type { Report } from '@whyboard/shared/report/report.ts'

import { numberedFactors } from './factorNumbers.ts'
import { Section } from './parts.tsx'
import styles from './ReportAppendix.module.css'
import { FactorList } from './ReportFactors.tsx'
import { EventTable } from './ReportTimeline.tsx'

/** What the first pages leave out. Printed only: on a screen it is one press away where it belongs. */
export function ReportAppendix({ report }: { readonly report: Report }) {
  const { timeline, factors, timeZone } = report
  const deeper = factors.all.some(({ whys }) => whys.length > 1)
  return (
    <div className={styles.appendix}>
      {timeline.more > 0 && (
        <Section title={`Appendix: the whole timeline, ${timeline.all.length} events`}>
          <EventTable events={timeline.all} timeZone={timeZone} />
        </Section>
      )}
      {(factors.more > 0 || deeper) && (
        <Section title="Appendix: all contributing factors, with every why">
          <FactorList factors={numberedFactors(factors)} />
        </Section>
      )}
    </div>
  )
}
