import type { BoardTextName } from '../../domain/board.ts'

/** The long texts of the sample. */
export const SAMPLE_TEXTS: Readonly<Record<BoardTextName, string>> = {
  title: 'Payments down after a failed deployment',
  summary:
    'A release of payments-api went live with a connection pool ten times too large and used up all connections of payments-db. Card payments failed for 84 minutes, all of them for 18 of those; 3,870 customers were affected. A rollback ended it, and at 15:22 everything was back to normal.',
  impact: [
    'Customers: 3,870 could not pay; 212 wrote to support.',
    'Requests: 11,240 of 38,600 card payments failed (29%).',
    'Time: 84 minutes, against 21.6 that the monthly objective of 99.95% allows.',
    'Revenue: orders worth €412,000 delayed, €57,000 of them lost.',
    'Engineering: six people, 26 hours including the replay.',
    'Trust: two merchants asked for this report.',
    'Recurring bottleneck: values edited by hand, as in the search outage of last spring.',
  ].join('\n'),
  detection:
    'Alert "payments-db: connections exhausted" at 14:03, five minutes after the first failed payment and eleven after the change.',
  trigger: 'Deployment of payments-api 4.18.0 at 13:52 with DB_POOL_MAX=400 instead of 40.',
  resolution:
    'Rollback to 4.17.3 at 14:47, return to the primary database and replay of stuck payments by 15:22.',
  effect: 'Card payments fail for 84 minutes',
}
