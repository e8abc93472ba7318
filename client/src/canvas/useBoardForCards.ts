import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { formatDay } from '@whyboard/shared/domain/zone.ts'
import { useMemo } from 'react'
import { useValue } from 'tldraw'

import { useBoardModel, useCanWrite, useConnection, useServerTime } from '../board/boardContext.tsx'
import { timeOfWords, typedTimeOf } from '../board/typedTime.ts'
import { homeDayOf } from '../cards/homeDay.ts'
import type { CardEnvironment, CardPerson } from '../cards/cardEnvironment.ts'
import { knownOwners, ownerChoices, rememberOwner } from '../cards/knownOwners.ts'
import { useApp } from '../ui/app.tsx'
import { useNotices } from '../ui/Notices.tsx'
import type { OpenCanvas } from './openCanvas.ts'
import { fieldRefused } from './refusals.ts'
import { takeUp } from './takeUp.ts'

const MINUTE_MS = 60_000

/** What card bodies see of the board. Changes only when people, the zone or the right to write do. */
export function useBoardForCards(canvas: OpenCanvas): CardEnvironment {
  const model = useBoardModel()
  const connection = useConnection()
  const { presence, environment } = connection
  const { timeZone: ownTimeZone } = useApp()
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  const homeDay = useValue('home day', () => homeDayOf(canvas.view.board.get()), [canvas])
  const timeZone = useValue('zone', () => canvas.view.board.get().incident.timeZone, [canvas])
  const participants = useValue('participants', () => canvas.view.board.get().participants, [
    canvas,
  ])
  const owners = useValue('owners', () => ownersOf(canvas), [canvas])
  const today = useServerTime(MINUTE_MS, (nowMs) => formatDay(nowMs, timeZone))
  return useMemo(() => {
    const byId = new Map<string, CardPerson>(participants.map((person) => [person.id, person]))
    const { commands } = canvas
    return {
      timeZone,
      homeDay,
      ownTimeZone,
      canWrite,
      person: (id) => (id === null ? null : (byId.get(id) ?? null)),
      owners: ownerChoices(
        participants,
        owners === '' ? [] : owners.split('\n'),
        knownOwners(environment.storage),
      ),
      nowMs: () => connection.serverNowMs(),
      today,
      participantNamed: (name) => {
        const found = participants.filter((person) => person.name === name)
        return found.length === 1 ? (found[0]?.id ?? null) : null
      },
      setFields: (id, _, fields) => {
        model.markUndoBoundary()
        if (!setCardFields(model.writer, id, fields).ok) canvas.tell(fieldRefused)
        else if ('owner' in fields && typeof fields.owner === 'string') {
          rememberOwner(environment.storage, fields.owner)
        }
      },
      fieldDone: (cardId) => commands.fieldDone(cardId),
      goToCard: (cardId) => commands.goToCard(cardId),
      startLink: (cardId) => commands.startLink(cardId),
      takeUp: (ideaId, kind) => {
        const idea = model.card(ideaId)
        if (idea?.kind === 'parked') takeUp(canvas, [idea], kind)
      },
      readTime: (card) => typedTimeOf(model, card, environment.nowMs())?.time ?? null,
      readTimeWords: (card, words) => timeOfWords(model, card, words, environment.nowMs()),
      addWhy: (parentId) => commands.addWhy(parentId),
      addSibling: (cardId) => commands.addSibling(cardId),
      leaveField: () => commands.focus(),
      showCaret: (cardId, caret) => {
        presence.set({ editing: caret === null ? null : { target: cardId, ...caret } })
      },
      refuse: (sentence) => {
        notify({ id: 'card-text', text: sentence, tone: 'warn' })
      },
    } satisfies CardEnvironment
  }, [
    canvas,
    model,
    connection,
    presence,
    environment,
    notify,
    timeZone,
    homeDay,
    ownTimeZone,
    canWrite,
    participants,
    owners,
    today,
  ])
}

/** The owners of actions, as one string so that it compares by value. */
function ownersOf(canvas: OpenCanvas): string {
  const owners = new Set<string>()
  for (const card of canvas.view.board.get().cards) {
    if (card.kind === 'action' && card.owner !== null) owners.add(card.owner.replaceAll('\n', ' '))
  }
  return [...owners].toSorted().join('\n')
}
