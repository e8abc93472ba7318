import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'
import { toCell } from '@whyboard/shared/domain/spreadsheetCell.ts'
import { ACTION_STATUS_WORDS } from '@whyboard/shared/domain/words.ts'
import { EVENT_TYPE_WORDS, PRIORITY_WORDS } from '@whyboard/shared/domain/fieldWords.ts'
import { formatClock, formatDay } from '@whyboard/shared/domain/zone.ts'

/** A copied card as one line or more: how deep it stands below others, and its cells where it stands in a table. */
interface Line {
  readonly depth: number
  readonly words: string
  readonly cells: readonly string[]
}

const EVENT_HEADER = ['time', 'timezone', 'event', 'type', 'source_url']
const ACTION_HEADER = ['action', 'owner', 'due', 'status', 'priority']

/**
 * Cards as plain text, one a line: events with day and time, actions with owner and day, whys indented below what they
 * explain. Pasted into a board, it reads as what it was.
 */
export function clipText(cards: readonly Card[], timeZone: string): string {
  return linesOf(cards, timeZone)
    .map(({ depth, words }) => `${depth === 0 ? '' : `${'  '.repeat(depth)}- `}${words}`)
    .join('\n')
}

/**
 * Cards as HTML: events alone and actions alone as a table, which a spreadsheet takes as cells; anything else as a list, of
 * which it makes cells too. None of them is a formula there.
 */
export function clipHtml(cards: readonly Card[], timeZone: string): string {
  const lines = linesOf(cards, timeZone)
  const header = headerOf(cards)
  if (header !== null) {
    const rows = lines.map(({ cells }) => rowOf(cells, 'td'))
    return `<table><thead>${rowOf(header, 'th')}</thead><tbody>${rows.join('')}</tbody></table>`
  }
  const items = lines.map(
    ({ depth, words }) =>
      `<li${depth === 0 ? '' : ` style="margin-left:${depth * 2}em"`}>${escaped(toCell(words))}</li>`,
  )
  return `<ul>${items.join('')}</ul>`
}

function headerOf(cards: readonly Card[]): readonly string[] | null {
  if (cards.every((card) => card.kind === 'event')) return EVENT_HEADER
  return cards.every((card) => card.kind === 'action') ? ACTION_HEADER : null
}

function rowOf(cells: readonly string[], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${escaped(toCell(cell))}</${tag}>`).join('')}</tr>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}

function linesOf(cards: readonly Card[], timeZone: string): readonly Line[] {
  const depths = depthsOf(cards)
  return inOrder(cards).map((card) => ({
    depth: depths.get(card.id) ?? 0,
    ...wordsOf(card, timeZone),
  }))
}

function wordsOf(card: Card, timeZone: string): Pick<Line, 'words' | 'cells'> {
  if (card.kind === 'event') {
    const { time } = card
    const clock = (ms: number) => `${formatDay(ms, timeZone)} ${formatClock(ms, timeZone)}`
    const end = time === null || time.endMs === null ? '' : `–${formatClock(time.endMs, timeZone)}`
    const when = time === null ? '' : `${time.approximate ? '~' : ''}${clock(time.startMs)}${end}`
    return {
      words: when === '' ? card.text : `${when} ${card.text}`,
      cells: [when, timeZone, card.text, EVENT_TYPE_WORDS[card.type], card.source ?? ''],
    }
  }
  if (card.kind === 'action') {
    const details = [card.owner, card.due === null ? null : `due ${card.due}`].filter(
      (one) => one !== null,
    )
    return {
      words: details.length === 0 ? card.text : `${card.text} (${details.join(', ')})`,
      cells: [
        card.text,
        card.owner ?? '',
        card.due ?? '',
        ACTION_STATUS_WORDS[card.status],
        card.priority === null ? '' : PRIORITY_WORDS[card.priority],
      ],
    }
  }
  return { words: card.text, cells: [card.text] }
}

/** Events by time, those without one last; whys below what they explain; everything else as its list has it. */
function inOrder(cards: readonly Card[]): readonly Card[] {
  const tree = whyTree(cards)
  const below = (id: string): readonly Card[] =>
    (tree.children.get(id) ?? []).flatMap((why) => [why, ...below(why.id)])
  return cards
    .filter((card) => card.kind !== 'why' || tree.parents.get(card.id) === null)
    .toSorted((a, b) => startOf(a) - startOf(b) || byOrder(a, b))
    .flatMap((card) => [card, ...below(card.id)])
}

function startOf(card: Card): number {
  if (card.kind !== 'event') return 0
  return card.time?.startMs ?? Number.MAX_VALUE
}

function depthsOf(cards: readonly Card[]): ReadonlyMap<string, number> {
  const { parents } = whyTree(cards)
  const depths = new Map<string, number>()
  for (const { id } of cards) {
    let depth = 0
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) depth += 1
    depths.set(id, depth)
  }
  return depths
}
