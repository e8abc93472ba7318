import { useEffect, useRef, type CSSProperties, type RefObject } from 'react'

import type { TextCaret } from '../board/textCarets.ts'
import { useCardPart } from '../board/boardContext.tsx'
import { useTextCarets } from '../board/useTextCarets.ts'
import styles from './CaretsLayer.module.css'
import { caretPieces } from './caretPieces.ts'

/**
 * Carets and selections of the others in a card's text: the same text once more, unseen, over the one that is read or
 * written, so that they stand right at any zoom and on any line without measuring.
 * @param field what it lies over, where that scrolls
 */
export function CaretsLayer({
  card,
  field,
}: {
  readonly card: string
  readonly field?: RefObject<HTMLTextAreaElement | null>
}) {
  const carets = useTextCarets(card)
  const layer = useRef<HTMLDivElement>(null)
  const isShown = carets.length > 0
  const text = useCardPart(card, (now) => (isShown ? (now?.text ?? '') : ''))
  useEffect(() => {
    const scrolled = field?.current ?? null
    if (scrolled === null || !isShown) return undefined
    const follow = () => {
      if (layer.current !== null) layer.current.style.translate = `0 ${-scrolled.scrollTop}px`
    }
    follow()
    scrolled.addEventListener('scroll', follow, { passive: true })
    return () => scrolled.removeEventListener('scroll', follow)
  }, [field, isShown])
  if (!isShown) return null
  return (
    <div className={styles.clip} aria-hidden>
      <div ref={layer} className={styles.layer} dir="auto">
        {caretPieces(text, carets).map((piece) => (
          <span
            key={piece.start}
            className={piece.selectedBy === null ? undefined : styles.selected}
            {...(piece.selectedBy !== null && {
              style: personStyle(piece.selectedBy),
              'data-selected-by': piece.selectedBy.name,
            })}
          >
            {piece.carets.map((caret) => (
              <Caret key={caret.clientId} caret={caret} />
            ))}
            {piece.text}
          </span>
        ))}
        {/* A line break at the end makes a line only when something follows. */}
        {'\u200b'}
      </div>
    </div>
  )
}

function Caret({ caret }: { readonly caret: TextCaret }) {
  return (
    <span className={styles.caret} style={personStyle(caret)} data-caret={caret.name}>
      {/* Drawn by the style sheet, and begun anew whenever the caret moves. */}
      <i key={caret.moves} data-name={caret.name} />
    </span>
  )
}

function personStyle({ colour }: TextCaret): CSSProperties {
  return { '--person': colour } as CSSProperties
}
