import { quoted } from '@whyboard/shared/domain/cardWords.ts'
import type { OutlineGroup, OutlineSection, OutlineStart } from '@whyboard/shared/domain/outline.ts'
import { ArrowUp, Clock, CornerDownRight, X } from 'lucide-react'
import { useState, type KeyboardEvent, type RefObject } from 'react'

import { useBoardModel, useConnection } from '../../board/boardContext.tsx'
import { formatEventTime } from '../../cards/times.ts'
import { addWords } from '../../panels/outline/outlineWords.ts'
import { Select } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Composer.module.css'
import { typedEvent } from './typedEvent.ts'

/** What a composer was given to send. */
export interface Composed {
  readonly start: OutlineStart
  readonly text: string
}

/** A cause or why that is asked about. */
export interface Asked {
  readonly id: string
  readonly text: string
}

/**
 * One line at the bottom that becomes a card of the list above: Enter or the arrow sends it. It grows with what is typed and
 * stays above the keyboard.
 */
export function Composer({
  field,
  section,
  draft,
  onDraft,
  asked,
  onAskedDone,
  onSend,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly section: OutlineSection
  /** What stands in it at first: begun before and not sent yet. */
  readonly draft: string
  readonly onDraft: (text: string) => void
  /** What the next text is a why of; `null`: it goes to the list. */
  readonly asked: Asked | null
  readonly onAskedDone: () => void
  /** Makes the card; `false`: it could not be made, and what was typed stays. */
  readonly onSend: (composed: Composed) => boolean
}) {
  const model = useBoardModel()
  const { serverNowMs } = useConnection()
  const [text, setText] = useState(draft)
  const [listId, setListId] = useState<string | null>(null)
  const lists = section.groups.filter(hasStart)
  const list = lists.find((one) => one.id === listId) ?? lists[0]
  const start: OutlineStart | undefined =
    asked === null ? list?.start : { kind: 'why', fields: { parent: asked.id } }
  if (start === undefined) return null

  const found = start.kind === 'event' ? typedEvent(model.board(), text, serverNowMs()) : null
  const says = asked === null ? addWords(start) : 'Why was that so?'
  const write = (next: string): void => {
    setText(next)
    onDraft(next)
  }
  const send = (): void => {
    if (text.trim() === '') return
    const composed: Composed =
      found === null
        ? { start, text: text.trim() }
        : { start: { kind: 'event', fields: { time: found.time } }, text: found.text }
    if (!onSend(composed)) return
    write('')
    onAskedDone()
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape' && asked !== null) onAskedDone()
  }

  return (
    <form
      className={styles.composer}
      aria-label="New card"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {asked !== null && (
        <p className={styles.about}>
          <CornerDownRight size={14} aria-hidden />
          <span>Why: {quoted(asked)}</span>
          <IconButton
            small
            label="No longer ask why"
            icon={X}
            tooltip={false}
            onClick={onAskedDone}
          />
        </p>
      )}
      {found !== null && (
        <p className={styles.about}>
          <Clock size={14} aria-hidden />
          <span>At {formatEventTime(found.time, model.board().incident.timeZone)}</span>
        </p>
      )}
      {asked === null && lists.length > 1 && (
        <Select
          className={styles.list}
          label={section.part === 'causes' ? 'Category' : 'How it went'}
          labelHidden
          value={list?.id}
          onChange={(event) => setListId(event.target.value)}
        >
          {lists.map((one) => (
            <option key={one.id} value={one.id}>
              {one.heading}
            </option>
          ))}
        </Select>
      )}
      <div className={styles.line}>
        <textarea
          ref={field}
          className={styles.text}
          aria-label={says}
          placeholder={start.kind === 'event' ? '14:03 what happened?' : says}
          value={text}
          rows={1}
          dir="auto"
          enterKeyHint="send"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className={styles.send}
          aria-label="Send"
          disabled={text.trim() === ''}
        >
          <ArrowUp size={20} aria-hidden />
        </button>
      </div>
    </form>
  )
}

function hasStart(group: OutlineGroup): group is OutlineGroup & { readonly start: OutlineStart } {
  return group.start !== null
}
