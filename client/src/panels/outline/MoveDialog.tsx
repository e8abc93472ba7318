import { reorderCard, setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { OUTCOMES } from '@whyboard/shared/domain/cards/worked.ts'
import { isWithin, OTHER_BONE_NAME, whyTree } from '@whyboard/shared/domain/fishboneTree.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'
import { OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'
import { useState } from 'react'

import { useBoard, useBoardModel } from '../../board/boardContext.tsx'
import { startedAt } from '../../cards/times.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select, TimeField } from '../../ui/Field.tsx'
import { epochToZoned, zonedToEpochMs } from '../../ui/wallClock.ts'
import { PART_NAMES, quoted } from './outlineWords.ts'

/** `''` is the end of the list, this its beginning; anything else a card behind which it goes. */
const FIRST = ' first'

/**
 * Asks where a card goes: the list it belongs to (a bone, what it explains, how it went, a time) and its place there. The
 * way without dragging (WCAG 2.2, 2.5.7).
 */
export function MoveDialog({
  id,
  onClose,
}: {
  readonly id: string
  /** `moved`: the card has a new place. */
  readonly onClose: (moved: boolean) => void
}) {
  const card = useBoard().cards.find((one) => one.id === id)
  if (card === undefined) return null
  return <Form card={card} onClose={onClose} />
}

function Form({
  card,
  onClose,
}: {
  readonly card: Card
  readonly onClose: (moved: boolean) => void
}) {
  const model = useBoardModel()
  const board = useBoard()
  const tree = whyTree(board.cards)
  const { timeZone } = board.incident
  const [list, setList] = useState(() => listOf(card, tree, timeZone))
  const [place, setPlace] = useState('')
  const others = board.cards
    .filter((one) => one.id !== card.id && one.kind === card.kind)
    .filter((one) => card.kind === 'event' || listOf(one, tree, timeZone) === list)
    .toSorted(byOrder)

  const choose = (value: string) => {
    setList(value)
    setPlace('')
  }
  const move = () => {
    model.step(() => {
      const fields = fieldsOf(card, list, timeZone)
      if (fields !== null) setCardFields(model.writer, card.id, fields)
      const after = place === FIRST ? null : place === '' ? others.at(-1)?.id : place
      if (card.kind !== 'event' && after !== undefined) reorderCard(model.writer, card.id, after)
    })
    onClose(true)
  }

  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title="Move the card"
      description={quoted(card.text)}
      width={420}
      footer={
        <>
          <Button onClick={() => onClose(false)}>Cancel</Button>
          <Button tone="primary" onClick={move}>
            Move
          </Button>
        </>
      }
    >
      <ListField card={card} value={list} onChange={choose} />
      {card.kind !== 'event' && (
        <Select label="Place" value={place} onChange={(event) => setPlace(event.target.value)}>
          <option value={FIRST}>First</option>
          {others.slice(0, -1).map((other) => (
            <option key={other.id} value={other.id}>
              After {quoted(other.text)}
            </option>
          ))}
          <option value="">Last</option>
        </Select>
      )}
    </Dialog>
  )
}

function ListField({
  card,
  value,
  onChange,
}: {
  readonly card: Card
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const board = useBoard()
  const select = (label: string, options: readonly (readonly [string, string])[]) => (
    <Select label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
  switch (card.kind) {
    case 'event':
      return (
        <TimeField
          label="Time"
          hint={`On the clocks of ${board.incident.timeZone}. Empty: no time yet.`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'cause': {
      const bones = board.categories.toSorted(byOrder).map(({ id, name }) => [id, name] as const)
      return select('Category', [...bones, ['', OTHER_BONE_NAME]])
    }
    case 'why': {
      const tree = whyTree(board.cards)
      const above = board.cards
        .filter((one) => one.kind === 'cause' || one.kind === 'why')
        .filter((one) => !isWithin(tree, one.id, card.id))
        .map((one) => [one.id, quoted(one.text)] as const)
      return select('Explains', [...above, ['', 'Nothing yet']])
    }
    case 'worked':
      return select(
        'How it went',
        OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome]]),
      )
    case 'action':
    case 'parked':
    case 'note':
      return null
  }
}

/** The list that a card is in, as the value of its field. */
function listOf(card: Card, tree: ReturnType<typeof whyTree>, timeZone: string): string {
  switch (card.kind) {
    case 'event':
      return card.time === null ? '' : epochToZoned(card.time.startMs, timeZone)
    case 'cause':
      return card.category ?? ''
    case 'why':
      return tree.parents.get(card.id) ?? ''
    case 'worked':
      return card.outcome
    case 'action':
    case 'parked':
    case 'note':
      return PART_NAMES.notes
  }
}

/** What being in that list means for the card; `null`: nothing. */
function fieldsOf(card: Card, list: string, timeZone: string) {
  switch (card.kind) {
    case 'event': {
      const startMs = zonedToEpochMs(list, timeZone)
      return { time: startMs === null ? null : startedAt(card.time, startMs) }
    }
    case 'cause':
      return { category: list === '' ? null : list }
    case 'why':
      return { parent: list === '' ? null : list }
    case 'worked':
      return { outcome: OUTCOMES.find((one) => one === list) ?? card.outcome }
    case 'action':
    case 'parked':
    case 'note':
      return null
  }
}
