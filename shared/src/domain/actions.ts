import type { Action } from './cards/action.ts'
import type { Card } from './cards/cardKinds.ts'
import { byOrder, compareText } from './order.ts'
import { hasWorkVerb } from './workVerbs.ts'

export const ACTION_GAPS = ['owner', 'due', 'verb', 'finish-test'] as const
/** What an action lacks to be one. */
export type ActionGap = (typeof ACTION_GAPS)[number]

/** What people read about each gap: what to add. */
export const ACTION_GAP_SAYS: Readonly<Record<ActionGap, string>> = {
  owner: 'Name one person who owns it.',
  due: 'Set the day by which it is done.',
  verb: 'Begin with what will be done, such as “Add”, “Remove” or “Test”. “Improve” does not say what.',
  'finish-test': 'Say how you will know that it is finished, best with a number.',
}

/** `after`, but with the owner called as in `before` where it is the same person: a new name of theirs is no change of it. */
export function withNameOfBefore(before: Card, after: Card): Card {
  const isSame =
    before.kind === 'action' &&
    after.kind === 'action' &&
    before.ownerId !== null &&
    before.ownerId === after.ownerId
  return isSame && before.owner !== after.owner ? { ...after, owner: before.owner } : after
}

/** What an action lacks, in the order of `ACTION_GAPS`; a number in its text counts as a finish test. */
export function actionGaps(action: Action): readonly ActionGap[] {
  const lacks: Readonly<Record<ActionGap, boolean>> = {
    owner: (action.owner ?? '').trim() === '' && action.ownerId === null,
    due: action.due === null,
    verb: !hasWorkVerb(action.text),
    'finish-test':
      action.finishTest.trim() === '' &&
      action.measuredBy.trim() === '' &&
      !/\p{Nd}/u.test(action.text),
  }
  return ACTION_GAPS.filter((gap) => lacks[gap])
}

/** Whether nothing more is to be done about it: done, declined, or its risk accepted. */
export function isClosed(action: Action): boolean {
  return (
    action.status === 'done' || action.status === 'declined' || action.status === 'risk-accepted'
  )
}

/** Whether its due day has passed. `today` is `YYYY-MM-DD` in the board's zone. */
export function isOverdue(action: Action, today: string): boolean {
  return !isClosed(action) && action.due !== null && action.due < today
}

export const ACTION_GROUPS = ['overdue', 'dueSoon', 'later', 'done'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/** Due within so many days counts as soon. */
export const DUE_SOON_DAYS = 7

/** Each group by due day, then order key; what has no due day comes last. Closed ones are all in `done`. */
export function groupActions(
  actions: readonly Action[],
  today: string,
): Readonly<Record<ActionGroup, readonly Action[]>> {
  const groups: Record<ActionGroup, Action[]> = { overdue: [], dueSoon: [], later: [], done: [] }
  const soon = addDays(today, DUE_SOON_DAYS)
  const sorted = actions.toSorted(
    (a, b) => compareText(a.due ?? '9999-99-99', b.due ?? '9999-99-99') || byOrder(a, b),
  )
  for (const action of sorted) {
    if (isClosed(action)) groups.done.push(action)
    else if (isOverdue(action, today)) groups.overdue.push(action)
    else if (action.due !== null && action.due <= soon) groups.dueSoon.push(action)
    else groups.later.push(action)
  }
  return groups
}

/** How many are done, of those that were not declined. */
export function actionProgress(actions: readonly Action[]): {
  readonly done: number
  readonly total: number
} {
  return {
    done: actions.filter((action) => action.status === 'done').length,
    total: actions.filter((action) => action.status !== 'declined').length,
  }
}

/** The day so many days after `day`, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}
