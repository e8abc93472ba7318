import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { Link2 } from 'lucide-react'
import { useEffect, useRef, type ComponentType } from 'react'
import { useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { CardButton } from '../../cards/CardFields.tsx'
import { CARD_VIEWS } from '../../cards/cardViews.ts'
import { MoreButton } from '../../cards/PanelFields.tsx'
import { useCommands, useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { useCanvas, useSurroundings } from '../canvasContext.ts'
import { isLinkable } from '../links.ts'
import { isVotable, voteFor, whyNoVote } from '../voting.ts'
import { CardLinks } from './CardLinks.tsx'
import styles from './cardPanel.module.css'

/** The bar's own height, px. */
const BAR = 46
/** "More" is as tall as there is room on the side of the bar, within these, px: below the first the panel changes its side. */
const MORE = { least: 140, most: 360 }

interface FieldsPanelProps {
  readonly card: Card
  /** The most that it should take, px; left out: the style sheet says it. */
  readonly height: number | undefined
}

/** What is done most with a card, side by side, and behind "More" all the rest. */
export function CardFieldsPanel({ card, height }: FieldsPanelProps) {
  const canvas = useCanvas()
  const { more, commands } = canvas
  const { Fields } = viewOf(card)
  const { id, kind } = card
  const open = useValue('more is open', () => more.get()?.cardId === id, [more, id])
  // An action's links are made where it says what it answers.
  const linksHere = isLinkable(kind) && kind !== 'action'
  return (
    <>
      <div className={styles.bar}>
        <Fields card={card} />
        <span className={styles.line} />
        {isVotable(kind) && <Vote cardId={id} />}
        {linksHere && (
          <CardButton label="Link to another card (L)" onPress={() => commands.startLink(id)}>
            <Link2 size={16} aria-hidden />
          </CardButton>
        )}
        <MoreButton
          open={open}
          onPress={() => more.set(open ? null : { cardId: id, toLinks: false })}
        />
      </div>
      {open && <More card={card} height={height && heightOfMore(height)} />}
    </>
  )
}

function heightOfMore(height: number): number {
  return Math.max(MORE.least, Math.min(MORE.most, Math.floor(height) - BAR))
}

function More({ card, height }: FieldsPanelProps) {
  const { more } = useCanvas()
  const { MoreFields } = viewOf(card)
  const root = useRef<HTMLDivElement>(null)
  const toLinks = useValue('to links', () => more.get()?.toLinks === true, [more])
  useEffect(() => {
    if (toLinks) root.current?.querySelector<HTMLElement>('[data-remove]')?.focus()
  }, [toLinks])
  return (
    <div ref={root} data-more className={styles.more} style={{ maxHeight: height }}>
      {MoreFields !== undefined && <MoreFields card={card} />}
      {/* What an action answers stands among its fields. */}
      {card.kind !== 'action' && <CardLinks cardId={card.id} />}
      <div className={styles.verbs}>
        {VERBS.map((id) => (
          <Verb key={id} id={id} />
        ))}
      </div>
    </div>
  )
}

/** What can be done with any card, by the names of commands. */
const VERBS = ['selection.move', 'selection.duplicate', 'selection.delete'] as const

function Verb({ id }: { readonly id: string }) {
  const list = useSurroundings().commands
  const { commands } = useCanvas()
  const command = useCommands(list).findLast((one) => one.id === id)
  const shortcut = useShortcuts(list)(id)
  if (command === undefined) return null
  const { label, icon: Icon } = command
  return (
    <CardButton
      label={shortcut === undefined ? label : `${label} (${shortcut})`}
      onPress={() => {
        // The panel may go with what is done, and the keyboard with it.
        commands.focus()
        list.run(id)
      }}
    >
      {Icon !== undefined && <Icon size={16} aria-hidden />} {label}
    </CardButton>
  )
}

function Vote({ cardId }: { readonly cardId: string }) {
  const canvas = useCanvas()
  const { votes, ownVotes } = useValue('votes', () => canvas.view.factsOf(cardId), [canvas, cardId])
  // Asked again when the right to write changes.
  useCanWrite()
  const refused = whyNoVote(canvas)
  const own = ownVotes > 0
  const does = own ? 'Take your vote back' : 'Vote for the card'
  return (
    <button
      type="button"
      className={styles.vote}
      aria-pressed={own}
      aria-disabled={refused !== null}
      aria-label={`Vote, ${votes} so far${own ? ', also yours' : ''}`}
      title={refused ?? `${does} (Shift V)`}
      onClick={() => voteFor(canvas, cardId)}
    >
      <i aria-hidden /> {votes > 0 ? votes : 'Vote'}
    </button>
  )
}

/** The registry pairs each kind with its own fields, which the compiler cannot follow here. */
function viewOf(card: Card): {
  readonly Fields: ComponentType<{ readonly card: Card }>
  readonly MoreFields?: ComponentType<{ readonly card: Card }>
} {
  return CARD_VIEWS[card.kind] as never
}
