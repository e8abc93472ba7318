import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import { useRef, useState, type RefObject } from 'react'

import { useBoardModel, useCanWrite, useStore } from '../../board/boardContext.tsx'
import { Outline } from '../../panels/outline/Outline.tsx'
import { useOutline } from '../../panels/outline/outlineContext.ts'
import { Section } from '../../panels/outline/OutlineSection.tsx'
import { CARD_PARKED, createRefused } from '../../cards/refusalWords.ts'
import { useApp } from '../../ui/app.tsx'
import { useAnnounce } from '../../ui/LiveRegion.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { Composer, type Asked, type Composed } from './Composer.tsx'
import { NONE_SELECTED } from './noCanvas.ts'
import styles from './PhoneLists.module.css'
import type { Drafts } from './usePhone.ts'

/** The list of one region for the thumb, with the line to write below it. */
export function PhoneLists({
  region,
  drafts,
  onShowCard,
  onLinkCard,
}: {
  readonly region: Region
  readonly drafts: Drafts
  readonly onShowCard: (id: string) => void
  readonly onLinkCard: (id: string) => void
}) {
  const model = useBoardModel()
  const field = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Outline
      className={styles.lists}
      selected={NONE_SELECTED}
      onShowCard={onShowCard}
      onLinkCard={onLinkCard}
      onMark={() => {}}
      onAskWhy={(id) => {
        setAsked({ id, text: model.card(id)?.text ?? '' })
        field.current?.focus()
      }}
    >
      <OneList
        key={region}
        region={region}
        drafts={drafts}
        field={field}
        asked={region === 'causes' ? asked : null}
        onAskedDone={() => setAsked(null)}
      />
    </Outline>
  )
}

function OneList({
  region,
  drafts,
  field,
  asked,
  onAskedDone,
}: {
  readonly region: Region
  readonly drafts: Drafts
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly asked: Asked | null
  readonly onAskedDone: () => void
}) {
  const { store } = useOutline()
  const model = useBoardModel()
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  const { environment } = useApp()
  const announce = useAnnounce()
  const list = useRef<HTMLDivElement>(null)
  const outline = useStore(store)
  const section = outline.find((one) => one.part === region)
  const notes = outline.find((one) => one.part === 'notes')
  if (section === undefined) return null

  const send = ({ start, text }: Composed): boolean => {
    const made = model.step(() =>
      createCard<CardKind>(model.writer, start.kind, {
        text,
        fields: start.fields,
        stage: model.stage(),
      }),
    )
    if (!made.ok) {
      notify({ id: 'outline', text: createRefused(made.reason), tone: 'warn' })
      return false
    }
    if (model.card(made.value)?.kind !== start.kind) {
      notify({ id: 'outline', text: CARD_PARKED, tone: 'warn', lastsMs: 8_000 })
    }
    announce(`Added: ${text}`)
    store.flush()
    environment.onNextFrame(() => {
      list.current
        ?.querySelector(`[data-item="${CSS.escape(made.value)}"]`)
        ?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    })
    return true
  }
  return (
    <>
      <div ref={list} className={styles.list}>
        <Section section={section} headingHidden />
        {/* Notes lie anywhere on the board and have no list of their own in the row of tabs. */}
        {region === 'parking' && notes !== undefined && <Section section={notes} />}
      </div>
      {canWrite && (
        <Composer
          field={field}
          section={section}
          draft={drafts.of(region)}
          onDraft={(text) => drafts.keep(region, text)}
          asked={asked}
          onAskedDone={onAskedDone}
          onSend={send}
        />
      )}
    </>
  )
}
