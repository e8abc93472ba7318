import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { OutlineItem } from '@whyboard/shared/domain/outline.ts'
import { CornerDownRight } from 'lucide-react'
import {
  memo,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentType,
} from 'react'

import { sameButText, useCard, useConnection } from '../../board/boardContext.tsx'
import { useCardEnvironment } from '../../cards/cardEnvironment.ts'
import { CardFacts } from '../../cards/CardFacts.tsx'
import { CARD_ICONS } from '../../cards/cardIcons.ts'
import { CARD_VIEWS } from '../../cards/cardViews.ts'
import { MoreButton, PanelRow } from '../../cards/PanelFields.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Store } from '../../connection/store.ts'
import { ItemMenu } from './ItemMenu.tsx'
import { useOutline } from './outlineContext.ts'
import styles from './Outline.module.css'
import { OutlineText } from './OutlineText.tsx'
import { leadOf, summaryOf } from './outlineWords.ts'

/** One card of a list with what is nested below it. Draws anew only when its nested list or the card changes, but for its text. */
export const Item = memo(function Item({ item }: { readonly item: OutlineItem }) {
  const card = useCard(item.id, sameButText)
  return (
    <li className={styles.item}>
      {card !== null && <Row card={card} depth={item.depth} />}
      {item.children.length > 0 && (
        <ul className={styles.nested}>
          {item.children.map((child) => (
            <Item key={child.id} item={child} />
          ))}
        </ul>
      )}
    </li>
  )
})

function Row({ card, depth }: { readonly card: Card; readonly depth: number }) {
  const { active, current, askWhy } = useOutline()
  const { timeZone, canWrite } = useCardEnvironment()
  const isActive = useIs(active, card.id)
  const isCurrent = useIs(current, card.id)
  const Icon = CARD_ICONS[card.kind]
  const summary = summaryOf(card, depth)
  return (
    <div
      className={styles.row}
      data-item={card.id}
      data-active={isActive || undefined}
      aria-current={isCurrent || undefined}
    >
      <span className={styles.lead} aria-hidden>
        <Icon size={14} />
        {card.kind === 'event' && <span>{leadOf(card, depth, timeZone)}</span>}
      </span>
      <OutlineText card={card} depth={depth} />
      <ItemMenu card={card} className={styles.menu ?? ''} />
      {summary.length > 0 && !isActive && (
        <p className={styles.summary}>
          {summary.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
      )}
      <Writers id={card.id} />
      {canWrite && (card.kind === 'cause' || card.kind === 'why') && (
        <Button
          small
          tone="quiet"
          icon={CornerDownRight}
          className={styles.why ?? ''}
          onClick={() => askWhy(card.id)}
        >
          Why?
        </Button>
      )}
      {isActive && (canWrite ? <Fields card={card} /> : <Facts card={card} />)}
    </div>
  )
}

/** What else of a card can be edited, as the panel beside a card on the board has it. */
function Fields({ card }: { readonly card: Card }) {
  const root = useRef<HTMLFieldSetElement>(null)
  // The browser shows the text that got the keyboard, not what has come below it. A button that is being pressed stays under the finger.
  useEffect(() => {
    const item = root.current?.closest('[data-item]')
    if (item?.querySelector('textarea:focus')) item.scrollIntoView({ block: 'nearest' })
  }, [])
  const [open, setOpen] = useState(false)
  const { Fields, MoreFields } = CARD_VIEWS[card.kind] as {
    readonly Fields: ComponentType<{ readonly card: Card }>
    readonly MoreFields?: ComponentType<{ readonly card: Card }>
  }
  return (
    <fieldset ref={root} className={styles.fields}>
      <legend className="visually-hidden">Fields</legend>
      <PanelRow>
        <Fields card={card} />
        {MoreFields !== undefined && <MoreButton open={open} onPress={() => setOpen(!open)} />}
      </PanelRow>
      {open && MoreFields !== undefined && <MoreFields card={card} />}
    </fieldset>
  )
}

/** What those who may only read are told of it. */
function Facts({ card }: { readonly card: Card }) {
  return (
    <div className={styles.facts}>
      <CardFacts card={card} />
    </div>
  )
}

/** Who else is writing in this card. */
function Writers({ id }: { readonly id: string }) {
  const { people } = useConnection().presence
  const names = useSyncExternalStore(people.subscribe, () =>
    people
      .get()
      .filter((person) => !person.self && person.editing === id)
      .map((person) => person.name)
      .join(', '),
  )
  return names === '' ? null : <p className={styles.writers}>{names} writing …</p>
}

function useIs(store: Store<string | null>, id: string): boolean {
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.get() === id, [store, id]),
  )
}
