import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { useCanvas } from '../canvasContext.ts'
import { removeLink } from '../linking.ts'
import { linksOf, type CardLink } from '../links.ts'
import styles from './cardPanel.module.css'
import { LINK_ICONS } from './LinkWords.tsx'

/** The links of a card in words, each to go along and, where one may write, to remove. */
export function CardLinks({ cardId }: { readonly cardId: string }) {
  const canvas = useCanvas()
  const { view, commands } = canvas
  const canWrite = useCanWrite()
  const list = useRef<HTMLUListElement>(null)
  const links = useValue('links', () => linksOf(view.board.get().links, cardId), [view, cardId])
  if (links.length === 0) return null
  const remove = (one: CardLink) => {
    removeLink(canvas, one.link)
    // The row goes, and the focus with it.
    if (links.length === 1) commands.focus()
    else list.current?.querySelector<HTMLElement>('button')?.focus()
  }
  return (
    <ul ref={list} className={styles.links} aria-label="Links of the card">
      {links.map((one) => {
        const Icon = LINK_ICONS[one.link.kind]
        const words = firstWords(canvas.model.card(one.other))
        return (
          <li key={`${one.link.kind} ${one.other}`}>
            <Icon size={14} aria-hidden />
            <button
              type="button"
              title="Go to the card"
              onClick={() => commands.goToCard(one.other)}
            >
              <span>{one.says}</span> {words}
            </button>
            {canWrite && (
              <button
                type="button"
                data-remove
                aria-label={`Remove the link: ${one.says} ${words}`}
                title="Remove the link"
                onClick={() => remove(one)}
              >
                <X size={14} aria-hidden />
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
