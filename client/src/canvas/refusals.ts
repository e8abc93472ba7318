import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { CanvasNotice } from './canvasContext.ts'
import type { FollowEnd } from './follow.ts'

/** What is said when pictures are pasted or dropped. */
export const PICTURES_REFUSED: CanvasNotice = {
  about: 'pictures',
  says: 'Pictures cannot be put on the board yet. Nothing was changed.',
}

/** What is said when a field does not take a value. */
export const FIELD_REFUSED: CanvasNotice = {
  about: 'fields',
  says: 'The card cannot hold that value. Nothing was changed.',
}

/** What is said when a card cannot be made. */
export function cardRefused(reason: string): CanvasNotice {
  switch (reason) {
    case 'too-many-cards':
      return {
        about: 'cards',
        says: `The board is full: it holds ${count(LIMITS.maxCards)} cards. Delete some to make room.`,
      }
    case 'too-long':
      return {
        about: 'cards',
        says: `A card holds ${count(LIMITS.maxCardTextLength)} characters. Nothing was added.`,
      }
    default:
      return { about: 'cards', says: 'That could not become a card. Nothing was changed.' }
  }
}

/** What is said when a card was made for a region that is shut, and went where those wait. */
export const CARD_PARKED: CanvasNotice = {
  about: 'cards',
  says: 'Actions open with their phase. Your card waits in the parking lot until then.',
}

/** What is said when the document does not take what was drawn; the canvas then shows what the document has. */
export function drawingRefused(reason: string): CanvasNotice {
  switch (reason) {
    case 'too-many-records':
      return {
        about: 'drawing',
        says: `The board is full: it holds ${count(LIMITS.maxDrawingRecords)} drawings. Erase some to make room.`,
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
    says:
      why === 'gone'
        ? `${name} has left. You see what they saw last.`
        : `${name} is following you, so there is nothing to follow.`,
  }
}

function count(value: number): string {
  return value.toLocaleString('en-GB')
}
