import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { cardLines } from '@whyboard/shared/domain/textMetrics.ts'
import { useEffect, useRef, type KeyboardEvent } from 'react'

import { useCardPart } from '../board/boardContext.tsx'
import { useTextBinding } from '../board/useTextBinding.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { ownPointer } from './CardFields.tsx'
import styles from './CardText.module.css'
import { CaretsLayer } from './CaretsLayer.tsx'
import { CARD_VIEWS } from './cardViews.ts'
import { TypedTimeHint } from './TypedTimeHint.tsx'
import { WRITTEN_FORM } from './WrittenForm.tsx'

/**
 * The editor of a card's text, in its place. Enter goes on to the next card, Shift+Enter makes a new line, Tab asks why
 * (causes) or goes to the card's next field, Escape (which the canvas hears) ends.
 */
export function CardTextEditor({ card }: { readonly card: Card }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { addSibling, addWhy, showCaret, refuse } = useCardEnvironment()
  useTextBinding(
    field,
    { card: card.id, name: 'text' },
    {
      onCaret: (caret) => showCaret(card.id, caret),
      onRefused: (reason) => {
        if (reason === 'too-long')
          refuse('A card holds 10,000 characters at most. What did not fit was left out.')
      },
    },
  )
  // With a placeholder, seen or not, Chromium recalculates style with every letter.
  const isEmpty = useCardPart(card.id, (now) => (now ?? card).text === '')
  const lines = useCardPart(card.id, (now) => cardLines((now ?? card).text))
  useEffect(() => {
    const editor = field.current
    if (editor === null) return
    editor.focus({ preventScroll: true })
    editor.setSelectionRange(editor.value.length, editor.value.length)
  }, [])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      addSibling(card.id)
    }
    if (event.key === 'Tab' && !event.shiftKey && (card.kind === 'cause' || card.kind === 'why')) {
      event.preventDefault()
      if (event.currentTarget.value.trim() !== '') addWhy(card.id)
    }
  }

  return (
    <div className={styles.field}>
      <textarea
        {...ownPointer}
        ref={field}
        form={WRITTEN_FORM}
        className={styles.editor}
        aria-label={`${CARD_KINDS[card.kind].label}: text`}
        placeholder={isEmpty ? CARD_VIEWS[card.kind].prompt : undefined}
        rows={lines}
        dir="auto"
        spellCheck
        onKeyDown={onKeyDown}
      />
      <CaretsLayer card={card.id} field={field} />
      <TypedTimeHint id={card.id} />
    </div>
  )
}
