import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { isShortcut, shortcutWords } from '../../ui/commands/shortcut.ts'
import { IconButton } from '../../ui/IconButton.tsx'
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
  const bar = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const at = wentTo === null ? -1 : cards.findIndex(({ id }) => id === wentTo)
  const cardId = at === -1 ? null : wentTo

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [calls])
  useEffect(() => canvas.markFound({ cardId, query }), [canvas, cardId, query])
  useEffect(() => () => canvas.markFound(null), [canvas])
  useEffect(() => {
    if (cardId === null) return
    document.getElementById(optionId(list, cardId))?.scrollIntoView({ block: 'nearest' })
  }, [list, cardId])

  const goTo = (id: string): void => {
    setWentTo(id)
    const { width = 0, height = 0 } = bar.current?.getBoundingClientRect() ?? {}
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

  const onKeyDown = (event: KeyboardEvent): void => {
    const { nativeEvent } = event
    if (nativeEvent.isComposing) return
    const isNext = ['arrowdown', 'enter', ...NEXT].some((key) => isShortcut(nativeEvent, key))
    const isPrevious = ['arrowup', 'shift+enter', ...PREVIOUS].some((key) =>
      isShortcut(nativeEvent, key),
    )
    if (isNext) go(1)
    else if (isPrevious) go(-1)
    else if (event.key === 'Escape') close()
    else if (isShortcut(nativeEvent, 'mod+f')) field.current?.select()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const first = Math.max(0, Math.floor(Math.max(0, at) / LISTED) * LISTED)
  const listed = cards.slice(first, first + LISTED)
  const none = words.length > 0 && cards.length === 0
  return (
    <search ref={bar} className={styles.bar} aria-label="Find on the board" onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <Search size={16} aria-hidden className={styles.icon} />
        <input
          ref={field}
          className={styles.field}
          type="text"
          role="combobox"
          aria-label="Find"
          aria-expanded={listed.length > 0}
          aria-controls={list}
          aria-activedescendant={cardId === null ? undefined : optionId(list, cardId)}
          aria-autocomplete="list"
          placeholder="Find in all cards"
          value={query}
          autoComplete="off"
          enterKeyHint="search"
          spellCheck={false}
          maxLength={200}
          onChange={(event) => onQuery(event.target.value)}
        />
        <span className={styles.count} role="status" data-none={none || undefined}>
          {countWords(words.length > 0, at, cards.length)}
        </span>
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
        <ul className={styles.list} id={list} role="listbox" aria-label="Found">
          {first > 0 && (
            <li className={styles.more} role="presentation">
              {first} before these
            </li>
          )}
          {listed.map((card) => (
            <li
              key={card.id}
              id={optionId(list, card.id)}
              className={styles.hit}
              role="option"
              aria-selected={card.id === cardId}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => goTo(card.id)}
            >
              <HitLine card={card} words={words} />
            </li>
          ))}
          {first + listed.length < cards.length && (
            <li className={styles.more} role="presentation">
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
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  const step = useCallback((by: 1 | -1) => () => latest.current(by), [])
  useEffect(
    () =>
      canvas.commands.add([
        {
          id: 'find.next',
          label: 'Find the next one',
          group: 'Go to',
          keys: NEXT,
          reach: 'page',
          run: step(1),
        },
        {
          id: 'find.previous',
          label: 'Find the one before',
          group: 'Go to',
          keys: PREVIOUS,
          reach: 'page',
          run: step(-1),
        },
      ]),
    [canvas, step],
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
