import type { Cause } from '../../domain/cards/cause.ts'
import type { TemplateCategoryId } from '../createBoardDoc.ts'
import type { PersonKey } from './people.ts'

/** One answer to "why?", and the answers below it. */
export interface SampleWhy {
  readonly key?: string
  readonly by: PersonKey
  readonly text: string
  readonly confidence?: Cause['confidence']
  /** Keys of events. */
  readonly evidence?: readonly string[]
  readonly whys?: readonly SampleWhy[]
}

/** A contributing factor on a bone. */
export interface SampleCause extends SampleWhy {
  readonly category: TemplateCategoryId
  /** Who put dots on it, and how many. */
  readonly dots?: Readonly<Partial<Record<PersonKey, number>>>
}

/** What made it possible: something on every bone, and a chain that branches below the first. */
export const SAMPLE_CAUSES: readonly SampleCause[] = [
  {
    key: 'wrong-variable',
    category: 'change',
    by: 'jun',
    text: 'A wrong environment variable reached production: DB_POOL_MAX=400, meant for load tests.',
    confidence: 'confirmed',
    evidence: ['deploy', 'diff'],
    dots: { mara: 2, tomas: 2, jun: 1, priya: 1, aisha: 1 },
    whys: [
      {
        by: 'tomas',
        text: 'The production file was made by copying the load-test file for this release.',
        confidence: 'confirmed',
        evidence: ['release'],
        whys: [
          {
            by: 'jun',
            text: 'Environment values have no single source: each environment has a file of its own, edited by hand.',
            confidence: 'confirmed',
            whys: [
              {
                by: 'aisha',
                text: 'The files are older than the platform team, and no team was ever given them.',
              },
            ],
          },
        ],
      },
      {
        key: 'checklist',
        by: 'tomas',
        text: 'The deployment checklist let the value pass: it asks "environment checked?" and takes a tick for an answer.',
        confidence: 'confirmed',
        evidence: ['release'],
        whys: [
          {
            key: 'no-validation',
            by: 'mara',
            text: 'The checklist has no automated validation: nothing compares values with what production allows.',
            confidence: 'confirmed',
            whys: [
              {
                by: 'helen',
                text: 'A validation step was proposed after an earlier incident, without an owner or a date.',
              },
            ],
          },
        ],
      },
    ],
  },
  {
    key: 'shared-limit',
    category: 'technology',
    by: 'aisha',
    text: 'One client can take all connections of payments-db and leave none for the others.',
    confidence: 'confirmed',
    evidence: ['climb', 'first-failure'],
    dots: { aisha: 2, jun: 1 },
    whys: [
      {
        by: 'aisha',
        text: 'The limit of 500 is set for the whole server, not for each client.',
        confidence: 'confirmed',
        whys: [
          {
            by: 'jun',
            text: 'The database was set up for a single service; two more have joined since, and nobody was asked to look at the limits again.',
          },
        ],
      },
    ],
  },
  {
    key: 'no-canary',
    category: 'process',
    by: 'tomas',
    text: 'The release went to all twelve instances at once, without a canary.',
    confidence: 'confirmed',
    evidence: ['deploy'],
    dots: { tomas: 1, mara: 1, helen: 1 },
    whys: [
      {
        by: 'tomas',
        text: 'The canary step is optional and adds twenty minutes to a release.',
        confidence: 'confirmed',
        whys: [
          {
            by: 'mara',
            text: 'Time to release is a team goal, and the time a canary takes counts against it.',
          },
        ],
      },
    ],
  },
  {
    key: 'late-alert',
    category: 'monitoring',
    by: 'mara',
    text: 'The alert came eleven minutes after the change, when payments were failing already.',
    confidence: 'confirmed',
    evidence: ['climb', 'alert'],
    dots: { mara: 1, aisha: 1, priya: 1 },
    whys: [
      {
        by: 'aisha',
        text: 'The alert looks at exhausted connections only, not at how fast they climb.',
        confidence: 'confirmed',
        whys: [
          {
            by: 'mara',
            text: 'Thresholds were chosen when the service was new and have no date for a review.',
          },
        ],
      },
    ],
  },
  {
    key: 'question-lost',
    category: 'people',
    by: 'jun',
    text: 'The question about the connection graph in #deploys reached nobody who was on call.',
    evidence: ['question'],
    dots: { jun: 1 },
    whys: [
      {
        by: 'priya',
        text: 'Deployments and incidents are talked about in three channels, and none shows who is on call.',
      },
    ],
  },
  {
    key: 'late-notice',
    category: 'people',
    by: 'priya',
    text: 'Customers heard from us 49 minutes after the alert.',
    confidence: 'confirmed',
    evidence: ['tickets', 'status-page'],
    dots: { priya: 2 },
    whys: [
      {
        by: 'priya',
        text: 'The status page can be changed by the incident lead only, who was busy with the failover.',
        confidence: 'confirmed',
      },
    ],
  },
  {
    key: 'small-replica',
    category: 'dependencies',
    by: 'aisha',
    text: 'The failover could not help: the replica allows half as many connections.',
    confidence: 'confirmed',
    evidence: ['failover', 'replica-full'],
    whys: [
      {
        key: 'runbook',
        by: 'mara',
        text: 'The runbook begins with the failover and does not ask what was changed last.',
        confidence: 'confirmed',
        evidence: ['failover'],
      },
      {
        by: 'aisha',
        text: 'The replica was sized for reports, before it was named as the failover target.',
      },
    ],
  },
]
