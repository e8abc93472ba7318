import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { isShortcut, shortcutWords } from '../../ui/commands/shortcut.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { cx } from '../../ui/cx.ts'
import fields from '../../ui/ListField.module.css'
import {
  fieldOfList,
  listOfField,
  NO_OPTION,
  optionOfList,
  useActiveInView,
} from '../../ui/listField.ts'
import styles from './Find.module.css'
import { HitLine } from './HitLine.tsx'
import { useFound } from './useFound.ts'

/** So many hits are listed at once, those around the one that one has gone to. */
const LISTED = 50

const NEXT = ['f3', 'mod+g'] as const
const PREVIOUS = ['shift+f3', 'mod+shift+g'] as const

/**
 * Looks for words in all cards while one types, and goes from one to the next; the field keeps the focus. Esc ends it at the
 * card that was found.
 */
export function Find({
  canvas,
  calls,
  query,
  onQuery,
  onClose,
}: {
  readonly canvas: CanvasHandle
  /** Grows whenever it is asked for, so that the field has the focus again. */
  readonly calls: number
  /** What was looked for last, so that it is there again the next time. */
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onClose: () => void
}) {
  const { words, cards } = useFound(query)
  const [wentTo, setWentTo] = useState<string | null>(null)
  const barId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const at = wentTo === null ? -1 : cards.findIndex(({ id }) => id === wentTo)
  const cardId = at === -1 ? null : wentTo
  const activeId = cardId === null ? undefined : optionId(list, cardId)

  useEffect(() => {
    if (calls === 0) return
    field.current?.focus()
    field.current?.select()
  }, [calls])
  useEffect(() => canvas.markFound({ cardId, query }), [canvas, cardId, query])
  useEffect(() => () => canvas.markFound(null), [canvas])
  useActiveInView(activeId)

  const goTo = (id: string): void => {
    setWentTo(id)
    const { width = 0, height = 0 } = document.getElementById(barId)?.getBoundingClientRect() ?? {}
    // The bar stands above the board on a phone, beside it elsewhere.
    const isAbove = width > innerWidth / 2
    canvas.showCard(id, isAbove ? { top: height } : { right: width })
  }
  const go = (step: 1 | -1): void => {
    const count = cards.length
    const next = at === -1 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count
    const card = cards[next]
    if (card !== undefined) goTo(card.id)
  }
  const close = (): void => {
    onClose()
    if (cardId === null) canvas.focus()
    else canvas.focusCard(cardId)
  }
  useFindKeys(canvas, go)

  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing) return
    const isNext = ['arrowdown', 'enter', ...NEXT].some((key) => isShortcut(event, key))
    const isPrevious = ['arrowup', 'shift+enter', ...PREVIOUS].some((key) => isShortcut(event, key))
    const inField = event.target === field.current
    if (isNext && inField) go(1)
    else if (isPrevious && inField) go(-1)
    else if (event.key === 'Escape') close()
    else if (isShortcut(event, 'mod+f')) field.current?.select()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useEffect(() => {
    const frame = document.getElementById(barId)
    frame?.addEventListener('keydown', onKeyDown)
    return () => frame?.removeEventListener('keydown', onKeyDown)
  }, [barId])

  const first = Math.max(0, Math.floor(Math.max(0, at) / LISTED) * LISTED)
  const listed = cards.slice(first, first + LISTED)
  const none = words.length > 0 && cards.length === 0
  return (
    <search id={barId} className={styles.bar} aria-label="Find on the board">
      <div className={styles.row}>
        <Search size={16} aria-hidden className={fields.icon} />
        <input
          ref={field}
          className={cx(fields.field, styles.field)}
          {...fieldOfList(list, activeId, listed.length > 0)}
          aria-label="Find"
          placeholder="Find in all cards"
          value={query}
          enterKeyHint="search"
          maxLength={200}
          onChange={(event) => onQuery(event.target.value)}
        />
        <output className={styles.count} data-none={none || undefined}>
          {countWords(words.length > 0, at, cards.length)}
        </output>
        <IconButton
          label="Previous"
          icon={ChevronUp}
          small
          shortcut={shortcutWords('shift+enter')}
          disabled={cards.length === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => go(-1)}
        />
        <IconButton
          label="Next"
          icon={ChevronDown}
          small
          shortcut={shortcutWords('enter')}
          disabled={cards.length === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => go(1)}
        />
        <IconButton
          label="Close"
          icon={X}
          small
          shortcut={shortcutWords('escape')}
          onClick={close}
        />
      </div>
      {listed.length > 0 && (
        <ul className={cx(fields.list, styles.list)} {...listOfField(list, 'Found')}>
          {first > 0 && (
            <li className={styles.more} {...NO_OPTION}>
              {first} before these
            </li>
          )}
          {listed.map((card) => (
            <li
              key={card.id}
              className={cx(fields.option, styles.hit)}
              {...optionOfList({
                id: optionId(list, card.id),
                isActive: card.id === cardId,
                onChoose: () => goTo(card.id),
              })}
            >
              <HitLine card={card} words={words} />
            </li>
          ))}
          {first + listed.length < cards.length && (
            <li className={styles.more} {...NO_OPTION}>
              {cards.length - first - listed.length} more
            </li>
          )}
        </ul>
      )}
    </search>
  )
}

/** Next and previous by their keys from the canvas too, as long as something is looked for. */
function useFindKeys(canvas: CanvasHandle, go: (step: 1 | -1) => void): void {
  const step = useEffectEvent(go)
  useEffect(
    () =>
      canvas.commands.add([
        {
          id: 'find.next',
          label: 'Find the next one',
          group: 'Go to',
          keys: NEXT,
          reach: 'page',
          run: () => step(1),
        },
        {
          id: 'find.previous',
          label: 'Find the one before',
          group: 'Go to',
          keys: PREVIOUS,
          reach: 'page',
          run: () => step(-1),
        },
      ]),
    [canvas],
  )
}

function optionId(list: string, cardId: string): string {
  return `${list}-${cardId}`
}

function countWords(isLooking: boolean, at: number, count: number): string {
  if (!isLooking) return ''
  if (count === 0) return 'Nothing found'
  return at === -1 ? `${count} found` : `${at + 1} of ${count}`
}
