import type { EventType, Milestone, TimelineEvent } from '../../domain/cards/event.ts'
import type { PersonKey } from './people.ts'

/** A time on the day of the incident, `14:03`, or a span of it; with `~` it is approximate. */
type ClockTime = string

/** An event of the sample. */
export interface SampleEvent {
  readonly key: string
  readonly by: PersonKey
  readonly at: ClockTime | null
  readonly until?: ClockTime
  readonly approximate?: true
  readonly text: string
  readonly type: EventType
  readonly milestone?: Milestone
  readonly source?: string
  readonly known?: TimelineEvent['known']
  readonly starred?: true
}

/** What happened, in order; the last one nobody could date. */
export const SAMPLE_EVENTS: readonly SampleEvent[] = [
  {
    key: 'release',
    by: 'tomas',
    at: '13:41',
    text: 'Release 4.18.0 of payments-api is approved. The deployment checklist is ticked by hand, as for every release.',
    type: 'change',
    source: 'https://ci.example.com/payments-api/releases/4.18.0',
  },
  {
    key: 'deploy',
    by: 'tomas',
    at: '13:52',
    text: '4.18.0 goes live on all twelve instances at once, with DB_POOL_MAX=400 instead of 40.',
    type: 'trigger',
    source: 'https://ci.example.com/payments-api/deploys/2291',
    known: 'later',
    starred: true,
  },
  {
    key: 'climb',
    by: 'aisha',
    at: '13:53',
    until: '14:01',
    approximate: true,
    text: 'Connections to payments-db climb from 120 to the limit of 500. No alert looks at the climb.',
    type: 'other',
    source: 'https://metrics.example.com/d/payments-db?panel=connections',
    known: 'later',
  },
  {
    key: 'first-failure',
    by: 'aisha',
    at: '13:58',
    text: 'First card payments fail with "too many connections".',
    type: 'other',
    milestone: 'started',
    source: 'https://logs.example.com/payments-api?q=too+many+connections',
    known: 'later',
    starred: true,
  },
  {
    key: 'alert',
    by: 'mara',
    at: '14:03',
    text: 'Alert "payments-db: connections exhausted" pages the engineer on call.',
    type: 'detection',
    milestone: 'detected',
    source: 'https://metrics.example.com/alerts/88412',
    starred: true,
  },
  {
    key: 'tickets',
    by: 'priya',
    at: '14:08',
    approximate: true,
    text: 'Support receives the first tickets: the payment page keeps spinning.',
    type: 'communication',
    source: 'https://desk.example.com/views/payments',
  },
  {
    key: 'ack',
    by: 'mara',
    at: '14:11',
    text: 'Page acknowledged, incident channel opened, severity set to SEV1.',
    type: 'communication',
    milestone: 'acknowledged',
    source: 'https://chat.example.com/inc-payments/1',
    starred: true,
  },
  {
    key: 'failover',
    by: 'mara',
    at: '14:19',
    until: '14:28',
    text: 'Following the runbook, payments-db is failed over to its replica.',
    type: 'mitigation',
    source: 'https://wiki.example.com/runbooks/payments-db',
    starred: true,
  },
  {
    key: 'replica-full',
    by: 'aisha',
    at: '14:29',
    text: 'The replica is full within a minute: it allows 250 connections. All card payments fail now.',
    type: 'other',
    source: 'https://metrics.example.com/d/payments-db?panel=replica',
  },
  {
    key: 'diff',
    by: 'jun',
    at: '14:36',
    text: 'Comparing the environments of 4.17.3 and 4.18.0 shows DB_POOL_MAX=400.',
    type: 'detection',
    source: 'https://chat.example.com/inc-payments/57',
    starred: true,
  },
  {
    key: 'decide-rollback',
    by: 'mara',
    at: '14:40',
    text: 'Decision: roll back to 4.17.3 rather than change the variable in place, because a rollback is rehearsed.',
    type: 'decision',
    source: 'https://chat.example.com/inc-payments/64',
  },
  {
    key: 'rollback',
    by: 'tomas',
    at: '14:47',
    text: 'Rollback done. New card payments go through.',
    type: 'mitigation',
    milestone: 'mitigated',
    source: 'https://ci.example.com/payments-api/deploys/2292',
    starred: true,
  },
  {
    key: 'status-page',
    by: 'priya',
    at: '14:52',
    text: 'First notice on the status page, 49 minutes after the alert.',
    type: 'communication',
    source: 'https://status.example.com/incidents/311',
    starred: true,
  },
  {
    key: 'restored',
    by: 'aisha',
    at: '15:22',
    text: 'Back on the primary database, stuck payments replayed, error rate normal: all clear.',
    type: 'resolution',
    milestone: 'resolved',
    source: 'https://chat.example.com/inc-payments/103',
    starred: true,
  },
  {
    key: 'all-clear-mail',
    by: 'priya',
    at: '15:30',
    text: 'Merchants with failed payments are written to, with a list of the orders concerned.',
    type: 'communication',
  },
  {
    key: 'question',
    by: 'jun',
    at: null,
    text: 'Somebody asked in #deploys whether the connection graph always looks like this. When was it?',
    type: 'communication',
    known: 'later',
  },
]
