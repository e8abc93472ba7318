import type { Board } from '@whyboard/shared/domain/board.ts'
import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { formatDay } from '@whyboard/shared/domain/zone.ts'
import { useMemo } from 'react'

import {
  useBoardPart,
  useBoardModel,
  useCanWrite,
  useConnection,
  useServerTime,
} from '../../board/boardContext.tsx'
import { timeOfWords, typedTimeOf } from '../../board/typedTime.ts'
import type { CardEnvironment, CardPerson } from '../../cards/cardEnvironment.ts'
import { homeDayOf } from '../../cards/homeDay.ts'
import { knownOwners, ownerChoices } from '../../cards/knownOwners.ts'
import { useApp } from '../../ui/app.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import type { OutlineEditor } from './outlineEditor.ts'
import { FIELD_REFUSED } from '../../cards/refusalWords.ts'

const HOUR_MS = 3_600_000

/** What the fields of cards ask of the outline around them. */
export interface AroundFields {
  /** Puts the keyboard back into the text of the card that it is in. */
  leaveField(): void
  /** Shows a card on the board. */
  showCard(id: string): void
  /** Asks for a new why below a card. */
  askWhy(id: string): void
  /** Goes to the board to link a card. */
  linkCard(id: string): void
}

/** The board around the fields of cards in an outline. Changes only when people, owners, the zone or the right to write do. */
export function useCardsInOutline(editor: OutlineEditor, around: AroundFields): CardEnvironment {
  const model = useBoardModel()
  const { presence, serverNowMs, environment } = useConnection()
  const { timeZone: ownTimeZone } = useApp()
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  const timeZone = useBoardPart(({ incident }) => incident.timeZone)
  const participants = useBoardPart((board) => board.participants)
  const homeDay = useBoardPart(homeDayOf)
  const owning = useBoardPart(ownersOf)
  const today = useServerTime(HOUR_MS, (nowMs) => formatDay(nowMs, timeZone))
  return useMemo(() => {
    const byId = new Map<string, CardPerson>(participants.map((person) => [person.id, person]))
    const refuse = (text: string) => {
      notify({ id: 'card-text', text, tone: 'warn' })
    }
    return {
      timeZone,
      homeDay,
      ownTimeZone,
      nowMs: serverNowMs,
      today,
      canWrite,
      person: (id) => (id === null ? null : (byId.get(id) ?? null)),
      owners: ownerChoices(
        participants,
        owning === '' ? [] : owning.split('\n'),
        knownOwners(environment.storage),
      ),
      participantNamed: (name) => {
        const found = participants.filter((person) => person.name === name)
        return found.length === 1 ? (found[0]?.id ?? null) : null
      },
      setFields: (id, _, fields) => {
        model.markUndoBoundary()
        if (!setCardFields(model.writer, id, fields).ok) refuse(FIELD_REFUSED)
      },
      readTime: (card) => typedTimeOf(model, card, serverNowMs())?.time ?? null,
      readTimeWords: (card, words) => timeOfWords(model, card, words, serverNowMs()),
      addWhy: around.askWhy,
      addSibling: (cardId) => editor.addNext(cardId),
      leaveField: around.leaveField,
      fieldDone: around.leaveField,
      goToCard: around.showCard,
      startLink: around.linkCard,
      takeUp: (id, kind) => editor.takeUp(id, kind),
      showCaret: (cardId, caret) => {
        presence.set({ editing: caret === null ? null : { target: cardId, ...caret } })
      },
      refuse,
    } satisfies CardEnvironment
  }, [
    model,
    presence,
    serverNowMs,
    environment,
    notify,
    editor,
    around,
    timeZone,
    homeDay,
    ownTimeZone,
    today,
    canWrite,
    participants,
    owning,
  ])
}

/** The owners of actions, as one string so that it compares by value. */
function ownersOf({ cards }: Board): string {
  return cards
    .flatMap((card) => (card.kind === 'action' && card.owner !== null ? [card.owner] : []))
    .toSorted()
    .join('\n')
}
