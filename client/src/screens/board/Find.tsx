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
import { HitLine, PlaceLine } from './HitLine.tsx'
import { useHits, type Hit } from './useFound.ts'

/** So many hits are listed at once, those around the one that one has gone to. */
const LISTED = 50

const NEXT = ['f3', 'mod+g'] as const
const PREVIOUS = ['shift+f3', 'mod+shift+g'] as const

/**
 * Looks for words in all cards, bones, milestones and drawings while one types, and goes from one to the next; the field keeps
 * the focus. Esc ends it at the card that was found.
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
  const { words, hits } = useHits(query, canvas)
  const [wentTo, setWentTo] = useState<string | null>(null)
  const barId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const at = wentTo === null ? -1 : hits.findIndex(({ id }) => id === wentTo)
  const hit = hits[at] ?? null
  const cardId = hit?.card?.id ?? null
  const place = hit?.place?.box ?? null
  const activeId = hit === null ? undefined : optionId(list, hit.id)

  useEffect(() => {
    if (calls === 0) return
    field.current?.focus()
    field.current?.select()
  }, [calls])
  useEffect(() => canvas.markFound({ cardId, place, query }), [canvas, cardId, place, query])
  useEffect(() => () => canvas.markFound(null), [canvas])
  useActiveInView(activeId)

  const goTo = ({ id, place: there }: Hit): void => {
    setWentTo(id)
    const { width = 0, height = 0 } = document.getElementById(barId)?.getBoundingClientRect() ?? {}
    // The bar stands above the board on a phone, beside it elsewhere.
    const isAbove = width > innerWidth / 2
    const covered = isAbove ? { top: height } : { right: width }
    if (there === null) canvas.showCard(id, covered)
    else canvas.showPlace(there, covered)
  }
  const go = (step: 1 | -1): void => {
    const count = hits.length
    const next = at === -1 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count
    const found = hits[next]
    if (found !== undefined) goTo(found)
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
  const listed = hits.slice(first, first + LISTED)
  const none = words.length > 0 && hits.length === 0
  return (
    <search id={barId} className={styles.bar} aria-label="Find on the board">
      <div className={styles.row}>
        <Search size={16} aria-hidden className={fields.icon} />
        <input
          ref={field}
          className={cx(fields.field, styles.field)}
          {...fieldOfList(list, activeId, listed.length > 0)}
          aria-label="Find"
          placeholder="Find on the board"
          value={query}
          enterKeyHint="search"
          maxLength={200}
          onChange={(event) => onQuery(event.target.value)}
        />
        <output className={styles.count} data-none={none || undefined}>
          {countWords(words.length > 0, at, hits.length)}
        </output>
        <IconButton
          label="Previous"
          icon={ChevronUp}
          small
          shortcut={shortcutWords('shift+enter')}
          disabled={hits.length === 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => go(-1)}
        />
        <IconButton
          label="Next"
          icon={ChevronDown}
          small
          shortcut={shortcutWords('enter')}
          disabled={hits.length === 0}
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
          {listed.map((one) => (
            <li
              key={one.id}
              className={cx(fields.option, styles.hit)}
              {...optionOfList({
                id: optionId(list, one.id),
                isActive: one.id === hit?.id,
                onChoose: () => goTo(one),
              })}
            >
              {one.card === null ? (
                <PlaceLine place={one.place} words={words} />
              ) : (
                <HitLine card={one.card} words={words} />
              )}
            </li>
          ))}
          {first + listed.length < hits.length && (
            <li className={styles.more} {...NO_OPTION}>
              {hits.length - first - listed.length} more
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
