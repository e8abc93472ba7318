import * as v from 'valibot'

import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES, type Action } from './cards/action.ts'
import type { CardKind } from './cards/cardKinds.ts'
import { EVENT_TYPES, eventKind, type EventType } from './cards/event.ts'
import { readDueDay } from './dueText.ts'
import type { ColumnRole } from './pasteTable.ts'
import type { TimeContext } from './timeText.ts'
import { ACTION_STATUS_WORDS } from './words.ts'
import { ACTION_TYPE_WORDS, EVENT_TYPE_WORDS, PRIORITY_WORDS } from './fieldWords.ts'

/** The fields of a card that columns of a table may say. */
export interface RowFields {
  readonly type?: EventType | NonNullable<Action['type']>
  readonly source?: string
  readonly tracker?: string
  readonly owner?: string
  readonly due?: string
  readonly status?: Action['status']
  readonly priority?: NonNullable<Action['priority']>
}

const OTHER_EVENT_WORDS: Readonly<Record<string, EventType>> = {
  alert: 'detection',
  alarm: 'detection',
  page: 'detection',
  detected: 'detection',
  cause: 'trigger',
  deploy: 'change',
  deployment: 'change',
  release: 'change',
  update: 'communication',
  comms: 'communication',
  message: 'communication',
  fix: 'mitigation',
  rollback: 'mitigation',
  mitigated: 'mitigation',
  resolved: 'resolution',
}
const OTHER_STATUS_WORDS: Readonly<Record<string, Action['status']>> = {
  open: 'proposed',
  todo: 'proposed',
  'to do': 'proposed',
  doing: 'in-progress',
  started: 'in-progress',
  closed: 'done',
  complete: 'done',
  completed: 'done',
}
const OTHER_PRIORITY_WORDS: Readonly<Record<string, NonNullable<Action['priority']>>> = {
  p0: 'urgent',
  highest: 'urgent',
  critical: 'urgent',
  p1: 'high',
  p2: 'medium',
  p3: 'low',
  lowest: 'low',
}
const MAX_OWNER_LENGTH = 60
const MAX_LINK_LENGTH = 2_000

/** What the cells of a row say of a card of that kind; what cannot be read as such a value is left out. */
export function fieldsOf(
  kind: CardKind,
  cell: (role: ColumnRole) => string,
  times: Pick<TimeContext, 'timeZone' | 'nowMs'>,
): RowFields {
  const source = linkOf(cell('source'))
  if (kind === 'event') {
    const type = named(EVENT_TYPES, EVENT_TYPE_WORDS, OTHER_EVENT_WORDS, cell('type'))
    return { ...(type !== null && { type }), ...(source !== null && { source }) }
  }
  if (kind !== 'action') return {}
  const owner = cell('owner').replaceAll(/\s+/gu, ' ').slice(0, MAX_OWNER_LENGTH).toWellFormed()
  const due = readDueDay(cell('due'), times)?.day ?? null
  const type = named(ACTION_TYPES, ACTION_TYPE_WORDS, {}, cell('type'))
  const status = named(ACTION_STATUSES, ACTION_STATUS_WORDS, OTHER_STATUS_WORDS, cell('status'))
  const priority = named(PRIORITIES, PRIORITY_WORDS, OTHER_PRIORITY_WORDS, cell('priority'))
  return {
    ...(owner !== '' && { owner }),
    ...(due !== null && { due }),
    ...(type !== null && { type }),
    ...(status !== null && { status }),
    ...(priority !== null && { priority }),
    ...(source !== null && { tracker: source }),
  }
}

function named<Option extends string>(
  options: readonly Option[],
  words: Readonly<Record<Option, string>>,
  others: Readonly<Record<string, Option>>,
  cell: string,
): Option | null {
  const wanted = cell.trim().toLowerCase()
  const found = options.find((one) => one === wanted || words[one].toLowerCase() === wanted)
  return found ?? (Object.hasOwn(others, wanted) ? (others[wanted] ?? null) : null)
}

/** A link as the board keeps them, or `null`. */
function linkOf(cell: string): string | null {
  return cell.length > MAX_LINK_LENGTH ? null : v.parse(eventKind.fields.source, cell)
}
