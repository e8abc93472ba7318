import { grouped } from '@whyboard/shared/domain/words.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { ACTIONS_SHUT, CARD_PARKED, createRefused, FIELD_REFUSED } from '../cards/refusalWords.ts'
import type { CanvasNotice } from './canvasContext.ts'
import type { FollowEnd } from './follow.ts'

/** What is said when a field does not take a value. */
export const fieldRefused: CanvasNotice = { about: 'fields', says: FIELD_REFUSED }

/** What is said when a card cannot be made. */
export function cardRefused(reason: string): CanvasNotice {
  return { about: 'cards', says: createRefused(reason) }
}

/** What is said when a card was made for a region that is shut, and went where those wait. */
export const cardParked: CanvasNotice = { about: 'cards', says: CARD_PARKED }

/**
 * What is said when a parked idea cannot become an action yet.
 * @param open for those who may open the region: opens it and makes the action
 */
export function actionsShut(open?: () => void): CanvasNotice {
  return {
    about: 'cards',
    says: ACTIONS_SHUT,
    ...(open !== undefined && { action: { label: 'Open Actions now', onPress: open } }),
  }
}

const TAKEN_UP = {
  action: ['an action', 'actions'],
  cause: ['a cause', 'causes'],
  note: ['a note', 'notes'],
} as const

/**
 * What is said when parked ideas became something else.
 * @param count of those that did; 0: all had before
 * @param goTo shows the first
 */
export function takenUp(
  kind: keyof typeof TAKEN_UP,
  count: number,
  goTo: (() => void) | undefined,
): CanvasNotice {
  const [one, many] = TAKEN_UP[kind]
  const says =
    count === 0
      ? 'That idea was taken up already.'
      : count === 1
        ? `The idea is ${one} now.`
        : `${count} ideas are ${many} now.`
  return {
    about: 'cards',
    says,
    ...(goTo !== undefined && { action: { label: 'Show', onPress: goTo } }),
  }
}

/** What is said when the document does not take what was drawn; the canvas then shows what the document has. */
export function drawingRefused(reason: string): CanvasNotice {
  switch (reason) {
    case 'too-many-records':
      return {
        about: 'drawing',
        says: `The board is full: it holds ${grouped(LIMITS.maxDrawingRecords)} drawings. Erase some to make room.`,
      }
    case 'too-long':
      return {
        about: 'drawing',
        says: 'That is more than one drawing can hold. The rest was left out.',
      }
    default:
      return { about: 'drawing', says: 'That could not be drawn on the board. It was taken away.' }
  }
}

/** What is said when somebody's view is no longer followed, or cannot be. */
export function followEnded(name: string, why: FollowEnd): CanvasNotice {
  return {
    about: 'follow',
    tone: 'plain',
    says:
      why === 'gone'
        ? `${name} has left. You see what they saw last.`
        : `${name} is following you, so there is nothing to follow.`,
  }
}
