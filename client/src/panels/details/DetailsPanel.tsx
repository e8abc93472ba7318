import { setIncident, type IncidentPatch } from '@whyboard/shared/document/operations/incident.ts'

import { useBoard, useBoardModel, useCanWrite } from '../../board/boardContext.tsx'
import { OccasionSelect, SeveritySelect, ZoneSelect } from '../../ui/incidentSelects.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { BoundText } from './BoundText.tsx'
import styles from './DetailsPanel.module.css'
import { DraftField } from './DraftField.tsx'
import { IncidentTimes } from './IncidentTimes.tsx'
import { LabelsField } from './LabelsField.tsx'
import { InstantField } from './InstantField.tsx'

/** What is known of the incident beyond its cards: everything the report's head is made of. */
export function DetailsPanel() {
  const { incident, services, teams, tags } = useBoard()
  const { writer } = useBoardModel()
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  const set = (patch: IncidentPatch): void => {
    const done = setIncident(writer, patch)
    if (!done.ok) notify({ tone: 'warn', text: 'This value does not fit. The field is as it was.' })
  }
  const day = (name: 'shareBy' | 'reviewOn' | 'checkOn') => ({
    type: 'date',
    value: incident[name] ?? '',
    disabled: !canWrite,
    onCommit: (value: string) => set({ [name]: value === '' ? null : value }),
  })
  return (
    <div className={styles.panel}>
      <section className={styles.group} aria-label="What happened">
        <BoundText
          name="summary"
          label="Summary"
          hint="What, how long, who was affected, when resolved. At most 60 words."
        />
        <BoundText
          name="impact"
          label="Impact"
          hint="Exact numbers: users, requests, minutes, cost, SLO."
        />
        <BoundText name="trigger" label="Trigger" hint="What set it off." lines={1} />
        <BoundText name="detection" label="Detection" hint="How it was noticed." lines={1} />
        <BoundText name="resolution" label="Resolution" hint="What ended it." lines={1} />
        <BoundText
          name="effect"
          label="Effect"
          hint="The head of the fishbone: what people saw go wrong."
          lines={1}
        />
      </section>

      <section className={styles.group} aria-labelledby="details-kind">
        <h2 id="details-kind">Kind</h2>
        <div className={styles.two}>
          <SeveritySelect
            value={incident.severity}
            disabled={!canWrite}
            onChange={(severity) => set({ severity })}
          />
          <OccasionSelect
            value={incident.occasion}
            disabled={!canWrite}
            onChange={(occasion) => set({ occasion })}
          />
        </div>
        <LabelsField kind="service" label="Services" names={services} />
        <LabelsField kind="team" label="Teams" names={teams} />
        <LabelsField kind="tag" label="Tags" names={tags} />
      </section>

      <section className={styles.group} aria-labelledby="details-times">
        <h2 id="details-times">Times</h2>
        <ZoneSelect
          value={incident.timeZone}
          disabled={!canWrite}
          onChange={(timeZone) => set({ timeZone })}
        />
        <IncidentTimes onSet={set} />
      </section>

      <section className={styles.group} aria-labelledby="details-people">
        <h2 id="details-people">People and dates</h2>
        <div className={styles.two}>
          <DraftField
            label="Report owner"
            value={incident.owner ?? ''}
            disabled={!canWrite}
            onCommit={(value) => set({ owner: value.trim() || null })}
          />
          <DraftField
            label="Facilitator"
            value={incident.facilitator ?? ''}
            disabled={!canWrite}
            onCommit={(value) => set({ facilitator: value.trim() || null })}
          />
        </div>
        <InstantField
          label="Meeting"
          valueMs={incident.meetingAtMs}
          timeZone={incident.timeZone}
          disabled={!canWrite}
          onCommit={(meetingAtMs) => set({ meetingAtMs })}
        />
        <div className={styles.two}>
          <DraftField label="Share the report by" {...day('shareBy')} />
          <DraftField label="Review the report on" {...day('reviewOn')} />
        </div>
        <DraftField
          label="Check the effect on"
          hint="Two to four weeks after the meeting."
          {...day('checkOn')}
        />
      </section>
    </div>
  )
}
