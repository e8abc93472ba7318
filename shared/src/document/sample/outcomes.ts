import type { Action } from '../../domain/cards/action.ts'
import type { Note } from '../../domain/cards/note.ts'
import type { Win } from '../../domain/cards/worked.ts'
import type { PersonKey } from './people.ts'

/** What worked, what did not, and where luck helped. */
export const SAMPLE_WINS: readonly (Pick<Win, 'text' | 'area' | 'outcome'> & {
  readonly by: PersonKey
})[] = [
  {
    by: 'mara',
    area: 'detection',
    outcome: 'well',
    text: 'The page reached the engineer on call within a minute of the alert, with a link to the right dashboard.',
  },
  {
    by: 'tomas',
    area: 'response',
    outcome: 'well',
    text: 'Rollback took seven minutes from the decision and worked the first time: it is rehearsed every month.',
  },
  {
    by: 'jun',
    area: 'communication',
    outcome: 'well',
    text: 'One channel from the first minute, and every decision written down with its time and reason.',
  },
  {
    by: 'mara',
    area: 'response',
    outcome: 'poorly',
    text: '17 minutes went into the failover before anyone compared the last change.',
  },
  {
    by: 'priya',
    area: 'communication',
    outcome: 'poorly',
    text: 'Support learned of the incident from customers.',
  },
  {
    by: 'aisha',
    area: 'response',
    outcome: 'lucky',
    text: 'Someone who knows the connection settings happened to read along and suggested the comparison.',
  },
  {
    by: 'priya',
    area: 'detection',
    outcome: 'lucky',
    text: 'It was a quiet afternoon. On a Friday evening we take four times as many payments.',
  },
]

/** An action of the sample; `dueInDays` counts from the day of the meeting. */
export interface SampleAction {
  readonly by: PersonKey
  readonly owner: PersonKey | null
  readonly dueInDays: number | null
  readonly fields: Partial<Pick<Action, 'status' | 'type' | 'priority' | 'tracker' | 'verdict'>>
  readonly text: string
  readonly texts?: Partial<
    Record<'expectedEffect' | 'measuredBy' | 'finishTest' | 'reason' | 'evidence', string>
  >
  /** Keys of causes and whys. */
  readonly answers: readonly string[]
}

/** Most are complete; one is too vague to be an action, one is done, one declined. */
export const SAMPLE_ACTIONS: readonly SampleAction[] = [
  {
    by: 'tomas',
    owner: 'tomas',
    dueInDays: 9,
    fields: {
      status: 'confirmed',
      type: 'prevent',
      priority: 'urgent',
      tracker: 'https://tracker.example.com/PAY-1412',
    },
    text: 'Add a pipeline step that refuses a release whose environment values lie outside what production allows.',
    texts: {
      finishTest: 'A release with DB_POOL_MAX=400 is refused in staging.',
      expectedEffect: 'No release with a value outside its range reaches production.',
      measuredBy: 'Refused releases a month, and incidents with configuration as a factor.',
    },
    answers: ['wrong-variable', 'checklist', 'no-validation'],
  },
  {
    by: 'aisha',
    owner: 'aisha',
    dueInDays: 4,
    fields: {
      status: 'in-progress',
      type: 'mitigate',
      priority: 'high',
      tracker: 'https://tracker.example.com/PAY-1413',
    },
    text: 'Limit each client of payments-db to a share of its connections: payments-api 300, others 60 each.',
    texts: {
      finishTest:
        'In a load test payments-api stops at 300 while the other services still connect.',
      expectedEffect: 'One service that asks for too much slows down alone.',
      measuredBy: 'Refused connections by client on the payments-db dashboard.',
    },
    answers: ['shared-limit'],
  },
  {
    by: 'mara',
    owner: 'mara',
    dueInDays: 6,
    fields: {
      status: 'confirmed',
      type: 'detect',
      priority: 'high',
      tracker: 'https://tracker.example.com/PAY-1414',
    },
    text: 'Add alerting for connections to payments-db that climb by more than 50 a minute.',
    texts: {
      finishTest: 'Replaying the graph of the incident pages within two minutes of the change.',
      expectedEffect: 'We hear of it before payments fail.',
      measuredBy: 'Time from change to page, in the next two game days.',
    },
    answers: ['late-alert'],
  },
  {
    by: 'jun',
    owner: 'jun',
    dueInDays: 13,
    fields: {
      status: 'confirmed',
      type: 'process',
      priority: 'medium',
      tracker: 'https://tracker.example.com/PAY-1415',
    },
    text: 'Make the canary step part of every release of payment services, and leave its time out of the release goal.',
    texts: {
      finishTest: 'The pipeline offers no way around the canary except a recorded emergency.',
      expectedEffect: 'A bad release touches one instance of twelve.',
      measuredBy: 'Share of releases with a canary, monthly.',
    },
    answers: ['no-canary'],
  },
  {
    by: 'mara',
    owner: 'priya',
    dueInDays: 7,
    fields: { status: 'confirmed', type: 'process', priority: 'medium' },
    text: 'Rewrite the payments-db runbook: first compare the last change, then fail over; support may post to the status page.',
    texts: {
      finishTest: 'Two people who were not there follow it in a game day.',
      expectedEffect: 'The comparison takes minutes, and customers hear from us within ten.',
      measuredBy: 'Time to first notice in the next incidents.',
    },
    answers: ['runbook', 'late-notice'],
  },
  {
    by: 'helen',
    owner: null,
    dueInDays: null,
    fields: { status: 'proposed' },
    text: 'Improve monitoring',
    answers: [],
  },
  {
    by: 'tomas',
    owner: 'tomas',
    dueInDays: 0,
    fields: {
      status: 'done',
      type: 'repair',
      priority: 'urgent',
      tracker: 'https://tracker.example.com/PAY-1409',
      verdict: 'too-early',
    },
    text: 'Set DB_POOL_MAX back to 40 in the production file, and compare all other values with 4.17.3.',
    texts: {
      finishTest: 'All twelve instances report 40.',
      expectedEffect: 'The next release starts from the right values.',
      measuredBy: 'Connections after the next deployment.',
      evidence:
        'Merged on the evening of the incident. Three more copied values were found and set back.',
    },
    answers: ['wrong-variable'],
  },
  {
    by: 'aisha',
    owner: null,
    dueInDays: null,
    fields: { status: 'declined', type: 'other', priority: 'low' },
    text: 'Run payments-db on a machine twice the size.',
    texts: {
      reason:
        'Twice as many connections would have been used up a few minutes later. The limits for each client answer the cause.',
    },
    answers: ['shared-limit'],
  },
]

/** Raised too early, kept for later. */
export const SAMPLE_PARKED: readonly { readonly by: PersonKey; readonly text: string }[] = [
  { by: 'jun', text: 'Keep the values of all environments in one repository, reviewed like code?' },
  { by: 'tomas', text: 'No releases between noon and 15:00 on the days of a sale?' },
  { by: 'aisha', text: 'Would a managed database have spared us the failover?' },
]

/** Free stickies, where they lie (px at zoom 1): above the timeline. */
export const SAMPLE_NOTES: readonly {
  readonly by: PersonKey
  readonly text: string
  readonly colour: Note['colour']
  readonly x: number
  readonly y: number
}[] = [
  {
    by: 'helen',
    text: 'This is a sample. Nothing here is real: move things, write in them, try it all.',
    colour: 'sun',
    x: 0,
    y: -256,
  },
  {
    by: 'helen',
    text: 'Everyone did what made sense with what they knew then. We ask what made it make sense.',
    colour: 'mint',
    x: 264,
    y: -256,
  },
]
