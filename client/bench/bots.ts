/**
 * People without a browser, in a process of their own: `bots.ts <origin> <board> <key> <how many>`. All move their pointer over
 * the board 20 times a second; every fifth types four letters a second. They go when the process is ended.
 */
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { readBoard } from '@whyboard/shared/document/readBoard.ts'

import { joinRoom } from './person.ts'

const CURSORS_PER_SECOND = 20
const LETTERS_PER_SECOND = 4
const WRITES_EVERY = 5

// Every provider of y-websocket listens for the end of the process.
process.setMaxListeners(0)

const [, , origin = '', boardId = '', key = '', count = '20'] = process.argv

for (let bot = 0; bot < Number(count); bot += 1) {
  const { doc, provider, writer } = await joinRoom(origin, boardId, key)
  const user = { id: null, name: `Bot ${bot}`, colour: '#7c3aed', role: 'contributor' }
  let step = bot * 40
  setInterval(() => {
    step += 1
    provider.awareness.setLocalState({
      user,
      cursor: {
        x: Math.round(900 + 700 * Math.sin(step / 40)),
        y: Math.round(300 + 180 * Math.cos(step / 27)),
      },
      selection: [],
      viewport: { x: 0, y: 0, w: 1440, h: 900 },
    })
  }, 1000 / CURSORS_PER_SECOND)
  if (bot % WRITES_EVERY !== 0) continue
  // Notes lie free, so that nothing that is measured is pushed out of view by their growing.
  const cards = readBoard(doc).board.cards.filter(({ kind }) => kind === 'note')
  const card = cards[(bot * 31) % cards.length]?.id ?? ''
  let letter = 0
  setInterval(() => {
    letter += 1
    // A card does not grow for ever: it loses a letter for each beyond its hundredth.
    editText(
      writer,
      { card, name: 'text' },
      { index: 0, remove: letter > 100 ? 1 : 0, insert: 'abcdefgh '[letter % 9] ?? ' ' },
    )
  }, 1000 / LETTERS_PER_SECOND)
}
process.send?.('ready')
