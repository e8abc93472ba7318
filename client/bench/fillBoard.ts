import { createCards, type CardSketch } from '@whyboard/shared/document/operations/cards.ts'
import { link } from '@whyboard/shared/document/operations/links.ts'
import { setIncident } from '@whyboard/shared/document/operations/incident.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'

import { flushed, joinRoom } from './person.ts'

const START_MS = Date.UTC(2026, 10, 20, 14, 0)
const MINUTE_MS = 60_000
/** Cards made at once: well within what one frame may carry. */
const BATCH = 100

/** Sentences of the lengths that people write, from three words to a small paragraph. */
const SENTENCES = [
  'Alert fired',
  'Error rate of the checkout above 5 % for ten minutes',
  'Deployment of the payment service finished without a warning',
  'On-call was paged and had the laptop open within four minutes',
  'The connection pool was half as large as the traffic of a Friday needs, and nothing measures how full it is',
  'Rollback started',
  'A runbook for this service exists, but it names a dashboard that was moved in spring and nobody had looked for it since',
  'Support told us of the first customers who could not pay',
] as const

/**
 * Fills an empty board with cards as a long meeting would leave them: four in ten are events over some hours, three in ten
 * causes and whys, the rest lists and notes; every third cause has its evidence.
 */
export async function fillBoard(
  origin: string,
  boardId: string,
  key: string,
  cards: number,
): Promise<void> {
  const person = await joinRoom(origin, boardId, key)
  const { writer, doc } = person
  setIncident(writer, { times: { started: START_MS, detected: START_MS + 8 * MINUTE_MS } })
  const bones = readBoard(doc).board.categories.map(({ id }) => id)
  const events: string[] = []
  const causes: string[] = []
  for (let made = 0; made < cards;) {
    const sketches: CardSketch[] = []
    for (; sketches.length < BATCH && made < cards; made += 1) {
      sketches.push(sketchOf(made, bones, causes))
    }
    const ids = createCards(writer, sketches)
    if (!ids.ok) throw new Error(`The board could not be filled: ${ids.reason}`)
    sketches.forEach(({ kind }, index) => {
      const id = ids.value[index]
      if (id === undefined) return
      if (kind === 'event') events.push(id)
      if (kind === 'cause') causes.push(id)
    })
    await flushed(person)
  }
  causes.forEach((cause, index) => {
    const event = events[(index * 7) % Math.max(1, events.length)]
    if (index % 3 === 0 && event !== undefined) link(writer, 'evidence', cause, event)
  })
  await flushed(person)
  person.leave()
}

function sketchOf(index: number, bones: readonly string[], causes: readonly string[]): CardSketch {
  const text = `${SENTENCES[index % SENTENCES.length] ?? ''} (${index})`
  switch (index % 10) {
    case 0:
    case 1:
    case 2:
    case 3: {
      const startMs = START_MS + Math.floor(index / 2) * MINUTE_MS
      return { kind: 'event', text, fields: { time: { startMs, endMs: null, approximate: false } } }
    }
    case 4:
      return { kind: 'cause', text, fields: { category: bones[index % bones.length] ?? null } }
    case 5:
    case 6:
      return {
        kind: 'why',
        text,
        fields: { parent: causes[(index * 3) % Math.max(1, causes.length)] ?? null },
      }
    case 7:
      return { kind: 'worked', text }
    case 8:
      return { kind: index % 20 === 8 ? 'action' : 'parked', text }
    default:
      return {
        kind: 'note',
        text,
        position: { x: 3_900 + (index % 400) * 3, y: (index * 13) % 1_700 },
      }
  }
}
