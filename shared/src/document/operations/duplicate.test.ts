import { describe, expect, test } from 'vitest'

import { twoReplicas } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { readBoard } from '../readBoard.ts'
import { readCard } from '../readCard.ts'
import { createCard } from './cards.ts'
import { duplicateCards } from './duplicate.ts'

describe('Y8 copies', () => {
  test('Y8 copies come right behind their sources, whys below the copied parent', () => {
    const [{ doc, writer }] = twoReplicas()
    const cause = unwrap(createCard(writer, 'cause', { text: 'Cause' }))
    const why = unwrap(createCard(writer, 'why', { text: 'Why', fields: { parent: cause } }))
    const event = unwrap(
      createCard(writer, 'event', {
        fields: { milestone: 'detected', starred: true },
        position: { x: 10, y: 20 },
      }),
    )
    const copies = unwrap(duplicateCards(writer, [cause, why, event]))
    const [causeCopy, whyCopy, eventCopy] = [cause, why, event].map((id) => copies.get(id) ?? '')
    expect(readBoard(doc).board.cards.map(({ id }) => id)).toEqual([
      cause,
      causeCopy,
      why,
      whyCopy,
      event,
      eventCopy,
    ])
    expect(readCard(doc, whyCopy ?? '')).toMatchObject({ text: 'Why', parent: causeCopy })
    expect(readCard(doc, eventCopy ?? '')).toMatchObject({
      starred: true,
      milestone: null,
      position: { x: 34, y: 44 },
    })
  })

  test('Y10 copies of what is not there, or over an id, are refused', () => {
    const [{ writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'note'))
    const other = unwrap(createCard(writer, 'note'))
    expect(duplicateCards(writer, ['nobody'])).toMatchObject({ reason: 'no-such-card' })
    expect(duplicateCards(writer, [id], () => id)).toMatchObject({ reason: 'id-taken' })
    expect(duplicateCards(writer, [id], () => 'a b')).toMatchObject({ reason: 'bad-id' })
    expect(duplicateCards(writer, [id, other], () => 'x')).toMatchObject({ reason: 'id-taken' })
  })
})
