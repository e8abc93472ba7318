import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { ChevronDown, ChevronUp, Link2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useEditor, useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { bringIntoView } from '../camera.ts'
import { useCanvas } from '../canvasContext.ts'
import { shapeIdOf } from '../cardShape.ts'
import { removeLink } from '../linking.ts'
import { isLinkable, linksOf, type CardLink } from '../links.ts'
import { isVotable, voteFor, whyNoVote } from '../voting.ts'
import styles from './cardFoot.module.css'
import { LINK_ICONS } from './LinkWords.tsx'

/** What every selected card has below its own fields: votes and links. */
export function CardFoot({ card }: { readonly card: Card }) {
  const canvas = useCanvas()
  const { view } = canvas
  const { id } = card
  const open = useValue('link list', () => canvas.linkList.get()?.cardId === id, [canvas, id])
  const links = useValue('links', () => linksOf(view.board.get().links, id), [view, id])
  if (!isVotable(card.kind) && !isLinkable(card.kind)) return null
  // An action's fields show what it answers already.
  const offersLinks = isLinkable(card.kind) && card.kind !== 'action'
  const Arrow = open ? ChevronUp : ChevronDown
  return (
    <>
      <div className={styles.foot}>
        {isVotable(card.kind) && <Vote card={card} />}
        {offersLinks && (
          <button
            type="button"
            className={styles.button}
            title="Link to another card (L)"
            onClick={() => canvas.commands.startLink(id)}
          >
            <Link2 size={14} aria-hidden /> Link
          </button>
        )}
        <span className={styles.space} />
        {offersLinks && links.length > 0 && (
          <button
            type="button"
            className={styles.button}
            aria-expanded={open}
            onClick={() => canvas.linkList.set(open ? null : { cardId: id, focus: false })}
          >
            {links.length === 1 ? '1 link' : `${links.length} links`}{' '}
            <Arrow size={14} aria-hidden />
          </button>
        )}
      </div>
      {open && links.length > 0 && <LinkList links={links} />}
    </>
  )
}

function Vote({ card: { id } }: { readonly card: Card }) {
  const canvas = useCanvas()
  const { votes, ownVotes } = useValue('votes', () => canvas.view.factsOf(id), [canvas, id])
  // Asked again when the right to write changes.
  useCanWrite()
  const refused = whyNoVote(canvas)
  const own = ownVotes > 0
  const does = own ? 'Take your vote back' : 'Vote for the card'
  return (
    <button
      type="button"
      className={styles.button}
      aria-pressed={own}
      aria-disabled={refused !== null}
      aria-label={`Vote, ${votes} so far${own ? ', also yours' : ''}`}
      title={refused ?? `${does} (Shift V)`}
      onClick={() => voteFor(canvas, id)}
    >
      <i aria-hidden /> {own ? 'Voted' : 'Vote'}
      {votes > 0 && <b>{votes}</b>}
    </button>
  )
}

function LinkList({ links }: { readonly links: readonly CardLink[] }) {
  const editor = useEditor()
  const canvas = useCanvas()
  const canWrite = useCanWrite()
  const list = useRef<HTMLUListElement>(null)
  const focuses = useValue('focus', () => canvas.linkList.get()?.focus === true, [canvas])
  useEffect(() => {
    if (focuses) list.current?.querySelector<HTMLElement>('[data-remove]')?.focus()
  }, [focuses])
  useEffect(
    () => () => {
      canvas.linkList.set(null)
    },
    [canvas],
  )
  const goTo = (cardId: string) => {
    editor.select(shapeIdOf(cardId))
    bringIntoView(editor, shapeIdOf(cardId))
    canvas.commands.focus()
  }
  const remove = (one: CardLink) => {
    removeLink(canvas, one.link)
    // The row goes, and the focus with it.
    if (links.length === 1) canvas.commands.focus()
    else list.current?.querySelector<HTMLElement>('button')?.focus()
  }
  return (
    <ul ref={list} className={styles.list} aria-label="Links of the card">
      {links.map((one) => {
        const Icon = LINK_ICONS[one.link.kind]
        const words = firstWords(canvas.model.card(one.other))
        return (
          <li key={`${one.link.kind} ${one.other}`}>
            <Icon size={14} aria-hidden />
            <button type="button" title="Go to the card" onClick={() => goTo(one.other)}>
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
