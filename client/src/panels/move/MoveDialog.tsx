import { quoted } from '@whyboard/shared/domain/cardWords.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { soughtWords } from '@whyboard/shared/domain/find.ts'
import { foldText } from '@whyboard/shared/domain/foldedText.ts'
import { layoutBoard, type BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { Search } from 'lucide-react'
import { useId, useState, type CSSProperties, type KeyboardEvent } from 'react'

import { useBoardModel } from '../../board/boardContext.tsx'
import { timeOfWords } from '../../board/typedTime.ts'
import { formatReadTime, startedAt } from '../../cards/times.ts'
import type { Store } from '../../connection/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { cx } from '../../ui/cx.ts'
import { TOUCH, useMedia } from '../../ui/useMedia.ts'
import fields from '../../ui/ListField.module.css'
import {
  fieldOfList,
  listOfField,
  listStep,
  optionOfList,
  useActiveInView,
} from '../../ui/listField.ts'
import styles from './MoveDialog.module.css'
import { moveTo, placesFor, type MoveChange, type MovePlace } from './moves.ts'

/** More places than this are found by their words. */
const MOST_PLACES = 100

/** "Move to…": every place that a drag could bring cards to, by keys. One press of Enter moves them. */
export function MoveDialog({
  ids,
  layout,
  onClose,
}: {
  /** Cards of one kind. */
  readonly ids: readonly string[]
  /** Where everything is for who asks; left out: as the board has it by itself. */
  readonly layout?: Store<BoardLayout> | undefined
  /** @param moved in words where the cards are now; `null`: they stay */
  readonly onClose: (moved: string | null) => void
}) {
  const model = useBoardModel()
  const [cards] = useState(() => ids.flatMap((id) => model.card(id) ?? []))
  const readLayout = () => layout?.get() ?? layoutBoard(model.board())
  const move = (change: MoveChange, words: string) => {
    if (model.canWrite) moveTo(model, readLayout, ids, change)
    onClose(model.canWrite ? words : null)
  }
  const [first] = cards
  return (
    <Dialog
      open
      onOpenChange={() => onClose(null)}
      title={titleOf(cards)}
      width={480}
      {...(first !== undefined && first.kind !== 'event' && { description: QUESTIONS[first.kind] })}
    >
      {first?.kind === 'event' ? (
        <TimeOfMove cards={cards} onMove={move} />
      ) : (
        <PlaceOfMove cards={cards} layout={readLayout} onMove={move} />
      )}
    </Dialog>
  )
}

const QUESTIONS: Readonly<Record<Exclude<Card['kind'], 'event'>, string>> = {
  cause: 'To another category of the fishbone',
  why: 'Below the cause or why that it explains',
  worked: 'How it went, or before or after another card of the list',
  action: 'Before or after another card of the list',
  parked: 'Before or after another card of the list',
  note: 'Into a region, or beside a card',
}

function titleOf(cards: readonly Card[]): string {
  const [first] = cards
  if (first === undefined) return 'Move'
  if (cards.length === 1) return `Move ${quoted(first)}`
  return `Move ${cards.length} ${CARD_KINDS[first.kind].label.toLowerCase()} cards`
}

interface MoveProps {
  readonly cards: readonly Card[]
  readonly onMove: (change: MoveChange, words: string) => void
}

function TimeOfMove({ cards, onMove }: MoveProps) {
  const model = useBoardModel()
  const [words, setWords] = useState('')
  const [refused, setRefused] = useState(false)
  const [first] = cards.toSorted((a, b) => startOf(a) - startOf(b))
  const start = first?.kind === 'event' ? first.time : null
  const { incident } = model.board()
  const time = first === undefined ? null : timeOfWords(model, first, words, model.writer.nowMs())
  const submit = () => {
    if (time === null) setRefused(true)
    else {
      onMove(
        { kind: 'time', startMs: time.startMs },
        formatReadTime(startedAt(null, time.startMs), incident.timeZone),
      )
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        data-autofocus
        label={cards.length === 1 ? 'When did it happen?' : 'When did the first of them happen?'}
        placeholder="14:03"
        autoComplete="off"
        maxLength={80}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setRefused(false)
        }}
        hint={
          time === null
            ? start === null
              ? `For example 14:03 or ${exampleDay(model.writer.nowMs())} 14:03, on the clocks of ${incident.timeZone}.`
              : `Now ${formatReadTime(start, incident.timeZone)}. For example 14:03, or +12m for later.`
            : formatReadTime(startedAt(null, time.startMs), incident.timeZone)
        }
        {...(refused && {
          error: 'That is no time that can be read. Write it as 14:03 or 2026-11-20 14:03.',
        })}
      />
      <div className={styles.buttons}>
        {start !== null && (
          <Button tone="quiet" onClick={() => onMove({ kind: 'untimed' }, 'no time yet')}>
            No time: back to the tray
          </Button>
        )}
        <span className={styles.space} />
        <Button type="submit" tone="primary">
          Move
        </Button>
      </div>
    </form>
  )
}

/** When it begins, epoch ms; without a time after all others. */
function startOf(card: Card): number {
  return card.kind === 'event' && card.time !== null ? card.time.startMs : Infinity
}

function exampleDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10)
}

function PlaceOfMove({
  cards,
  layout,
  onMove,
}: MoveProps & { readonly layout: () => BoardLayout }) {
  const model = useBoardModel()
  const isTouch = useMedia(TOUCH)
  const [places] = useState(() => placesFor(model.board(), layout, cards))
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useId()
  const found = matching(places, query)
  const shown = found.slice(0, MOST_PLACES)
  const at = Math.min(active, shown.length - 1)
  const activeId = at < 0 ? undefined : `${list}-${at}`

  useActiveInView(activeId)

  const choose = (place: MovePlace | undefined) => {
    if (place !== undefined) onMove(place.change, place.label)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = listStep(event.key, at, shown.length)
    if (to !== null) setActive(to)
    else if (event.key === 'Enter') choose(shown[at])
    else return
    event.preventDefault()
  }

  if (places.length === 0) {
    return <p className={styles.none}>There is no other place for it yet.</p>
  }
  return (
    <>
      <div className={styles.row}>
        <Search size={16} aria-hidden className={fields.icon} />
        <input
          {...fieldOfList(list, activeId, true)}
          // On touch the keyboard would lie over the places.
          data-autofocus={isTouch ? undefined : true}
          className={cx(fields.field, styles.field)}
          aria-label="Where to"
          placeholder={
            isTouch ? 'Tap a place, or search' : 'Type to search, ↑ ↓ to choose, Enter to move'
          }
          value={query}
          maxLength={200}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul className={cx(fields.list, styles.list)} {...listOfField(list, 'Places')}>
        {shown.map((place, index) => (
          <li
            key={`${index}-${place.label}`}
            className={cx(fields.option, styles.option)}
            style={{ '--level': place.level } as CSSProperties}
            dir="auto"
            {...optionOfList({
              id: `${list}-${index}`,
              isActive: index === at,
              onPoint: () => setActive(index),
              onChoose: () => choose(place),
            })}
          >
            {place.label}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.none}>No place is called so.</p>}
      {found.length > shown.length && (
        <p className={styles.none}>{`${found.length - shown.length} more: type to find them.`}</p>
      )}
    </>
  )
}

/** The places whose labels hold all words. */
function matching(places: readonly MovePlace[], query: string): readonly MovePlace[] {
  const words = soughtWords(query)
  if (words.length === 0) return places.filter(({ soughtOnly }) => !soughtOnly)
  return places.filter(({ label }) => {
    const folded = foldText(label)
    return words.every((word) => folded.includes(word))
  })
}
