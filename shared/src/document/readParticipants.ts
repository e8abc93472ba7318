import * as v from 'valibot'
import type * as Y from 'yjs'

import type { Participant } from '../domain/board.ts'
import { compareText } from '../domain/order.ts'
import { isEntryId } from './entries.ts'
import { BOARD_ROOTS } from './keys.ts'

const participantSchema = v.object({
  name: v.string(),
  colour: v.fallback(v.pipe(v.string(), v.hexColor(), v.length(7)), '#808080'),
})

/** The people of a board, by id; `problem` hears of those that cannot be read. */
export function readParticipants(
  doc: Y.Doc,
  problem: (id: string, what: 'bad-id' | 'no-name') => void = () => {},
): Participant[] {
  const participants: Participant[] = []
  doc.getMap(BOARD_ROOTS.participants).forEach((stored, id) => {
    const read = v.safeParse(participantSchema, stored)
    if (!isEntryId(id)) problem(id, 'bad-id')
    else if (!read.success) problem(id, 'no-name')
    else participants.push({ id, name: read.output.name, colour: read.output.colour })
  })
  return participants.toSorted((a, b) => compareText(a.id, b.id))
}

/** What people are called, by participant id. */
export type Names = ReadonlyMap<string, string>

export function namesOf(participants: readonly Participant[]): Names {
  return new Map(participants.map(({ id, name }) => [id, name]))
}
