import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { restoreCard } from '@whyboard/shared/document/operations/cards.ts'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { awayWords, watchAway, type AwayChanges } from '../../board/awayNotices.ts'
import { useBoardModel, useCanWrite, useCard, useConnection } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { CARD_ICONS } from '../../cards/cardIcons.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import styles from './Away.module.css'

/** How long the sentence about what happened stays, ms: whoever comes back looks at other things first. */
const NOTICE_MS = 30_000
const NOTICE = 'away'

/** Says what others changed while this person was away, and on request shows and lists it. */
export function Away({
  canvas,
  onShowCard,
}: {
  readonly canvas: CanvasHandle | null
  readonly onShowCard: (id: string) => void
}) {
  const connection = useConnection()
  const model = useBoardModel()
  const { notify } = useNotices()
  const [listed, setListed] = useState<AwayChanges | null>(null)

  useEffect(() => {
    const away = watchAway(connection, model)
    const tell = () => {
      const changes = away.changes.get()
      if (changes === null) return
      away.dismiss()
      notify({
        id: NOTICE,
        text: awayWords(changes),
        lastsMs: NOTICE_MS,
        action: { label: 'Show', onPress: () => setListed(changes) },
      })
    }
    const endTelling = away.changes.subscribe(tell)
    tell()
    return () => {
      endTelling()
      away.end()
    }
  }, [connection, model, notify])

  useEffect(() => {
    if (canvas === null || listed === null) return undefined
    canvas.markCards([...listed.added, ...listed.changed])
    return () => canvas.markCards([])
  }, [canvas, listed])

  if (listed === null) return null
  const close = (): void => {
    setListed(null)
    canvas?.focus()
  }
  return <AwayList changes={listed} onShowCard={onShowCard} onClose={close} />
}

function AwayList({
  changes,
  onShowCard,
  onClose,
}: {
  readonly changes: AwayChanges
  readonly onShowCard: (id: string) => void
  readonly onClose: () => void
}) {
  const model = useBoardModel()
  const canWrite = useCanWrite()
  const panel = useRef<HTMLElement>(null)
  const [back, setBack] = useState<ReadonlySet<string>>(new Set())
  useKeys({ escape: onClose })
  useEffect(() => {
    panel.current?.querySelector('button')?.focus()
  }, [])
  const bringBack = (id: string): void => {
    model.step(() => restoreCard(model.writer, id))
    setBack((before) => new Set([...before, id]))
  }
  const there = [
    ...changes.added.map((id) => ({ id, what: 'Added' })),
    ...changes.changed.map((id) => ({ id, what: 'Changed' })),
  ]
  return (
    <section ref={panel} className={styles.panel} aria-label="What changed while you were away">
      <div className={styles.head}>
        <h2>While you were away</h2>
        <IconButton small label="Close" icon={X} tooltip={false} onClick={onClose} />
      </div>
      <ul className={styles.list}>
        {there.map(({ id, what }) => (
          <li key={id}>
            <ChangedCard id={id} what={what} onShow={onShowCard} />
          </li>
        ))}
        {changes.gone.map((card) => (
          <li key={card.id} className={styles.gone}>
            <CardLine card={card} what={back.has(card.id) ? 'Brought back' : 'Removed'} />
            {canWrite && !back.has(card.id) && (
              <Button small onClick={() => bringBack(card.id)}>
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangedCard({
  id,
  what,
  onShow,
}: {
  readonly id: string
  readonly what: string
  readonly onShow: (id: string) => void
}) {
  const card = useCard(id)
  if (card === null) return null
  return (
    <button type="button" className={styles.card} onClick={() => onShow(id)}>
      <CardLine card={card} what={what} />
    </button>
  )
}

function CardLine({ card, what }: { readonly card: Card; readonly what: string }) {
  const Icon = CARD_ICONS[card.kind]
  const { label } = CARD_KINDS[card.kind]
  const text = card.text.trim()
  return (
    <>
      <Icon size={16} aria-hidden />
      <span className={styles.words}>
        <span className={styles.text} dir="auto">
          {text === '' ? 'Empty' : text}
        </span>
        <span className={styles.what}>
          {what} · {label}
        </span>
      </span>
    </>
  )
}
