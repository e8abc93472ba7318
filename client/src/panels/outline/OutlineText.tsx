import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

import { useBoardModel, useCardPart, useConnection } from '../../board/boardContext.tsx'
import { takeTypedTime } from '../../board/typedTime.ts'
import { useTextBinding } from '../../board/useTextBinding.ts'
import { useCardEnvironment } from '../../cards/cardEnvironment.ts'
import { CARD_VIEWS } from '../../cards/cardViews.ts'
import { WRITTEN_FORM } from '../../cards/WrittenForm.tsx'
import { useOutline } from './outlineContext.ts'
import styles from './Outline.module.css'
import { TEXT_REFUSED } from '../../cards/refusalWords.ts'
import { fieldName } from './outlineWords.ts'
import { useOutlineKeys } from './useOutlineKeys.ts'

/** Where the browser does not let a field grow with its text, it is done by hand. */
const GROWS = CSS.supports('field-sizing', 'content')

/**
 * A card's text in a list, edited in its place; `card` may be older than its text. Only the one that has the keyboard is bound to
 * the document letter by letter; the others show what it says, which keeps long lists quick.
 */
export function OutlineText({ card, depth }: { readonly card: Card; readonly depth: number }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { editor } = useOutline()
  const { timeZone, canWrite } = useCardEnvironment()
  const [bound, setBound] = useState(false)
  const onKeyDown = useOutlineKeys(card.id)
  // A bound field has it already.
  const text = useCardPart(card.id, (now) => (bound && GROWS ? '' : (now?.text ?? '')))
  useLayoutEffect(() => {
    const area = field.current
    if (area === null) return
    if (!bound && area.value !== text) area.value = text
    if (!GROWS) grow(area)
  }, [field, bound, text])
  return (
    <>
      <textarea
        ref={field}
        data-text
        form={bound ? WRITTEN_FORM : undefined}
        className={styles.text}
        aria-label={fieldName(card, depth, timeZone)}
        placeholder={CARD_VIEWS[card.kind].prompt}
        readOnly={!canWrite}
        rows={1}
        dir="auto"
        spellCheck
        onFocus={() => setBound(true)}
        onBlur={() => {
          setBound(false)
          editor.leave(card.id)
        }}
        onKeyDown={onKeyDown}
      />
      {bound && <Binding field={field} id={card.id} />}
    </>
  )
}

function Binding({
  field,
  id,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly id: string
}) {
  const model = useBoardModel()
  const { serverNowMs } = useConnection()
  const { showCaret, refuse } = useCardEnvironment()
  // A time typed at the start becomes the event's when the text is left.
  useEffect(() => takeTypedTime(model, id, serverNowMs), [model, id, serverNowMs])
  useTextBinding(
    field,
    { card: id, name: 'text' },
    {
      onCaret: (caret) => showCaret(id, caret),
      onRefused: (reason) => {
        if (reason === 'too-long') refuse(TEXT_REFUSED)
      },
    },
  )
  return null
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
