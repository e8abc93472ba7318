import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

import { createBoardDoc, type NewBoardBytes } from '@whyboard/shared/document/createBoardDoc.ts'
import { createSample } from '@whyboard/shared/document/sample/createSample.ts'
import {
  OCCASIONS,
  ROLES,
  SEVERITIES,
  STATUSES,
  type Board,
  type Role,
} from '@whyboard/shared/domain/board.ts'
import { randomId, type Random } from '@whyboard/shared/domain/random.ts'
import { milestoneTimes } from '@whyboard/shared/domain/timeline.ts'
import { formatRoomName } from '@whyboard/shared/protocol/rooms.ts'

import type { Links, NewLink } from '../access/links.ts'
import { messageOf, type Clock, type Log } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'
import type { BoardRecord, BoardStorage } from '../storage/boardStorage.ts'
import type { BoardDocuments } from './documents.ts'
import type { NewBoardRequest } from './newBoard.ts'
import type { BoardListAnswer } from './schemas.ts'

/** A board of the list. */
export type ListedBoard = Static<typeof BoardListAnswer>['boards'][number]

/** All boards: a new one, and the list. */
export interface Library {
  /** A new board with a link for each role, durable once this resolves. */
  create(request: NewBoardRequest): Promise<{
    readonly id: string
    readonly links: Readonly<Record<Role, NewLink>>
  }>
  /** Newest first. */
  list(): Promise<readonly ListedBoard[]>
}

export interface LibraryDeps {
  readonly storage: BoardStorage
  readonly rooms: Rooms
  readonly documents: BoardDocuments
  readonly links: Links
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** What a list keeps of a board, so that it need not open each one; `of` is the version of this shape. */
const Summary = Type.Object({
  of: Type.Literal(1),
  title: Type.String(),
  severity: Type.Union([Type.Enum(SEVERITIES), Type.Null()]),
  status: Type.Enum(STATUSES),
  occasion: Type.Enum(OCCASIONS),
  startedAtMs: Type.Union([Type.Number(), Type.Null()]),
  resolvedAtMs: Type.Union([Type.Number(), Type.Null()]),
  facilitator: Type.Union([Type.String(), Type.Null()]),
  actions: Type.Object({ done: Type.Number(), total: Type.Number() }),
})
type Summary = Static<typeof Summary>

/** Stands in for a board that cannot be opened at the moment. */
const UNREADABLE: Summary = {
  of: 1,
  title: 'A board that cannot be opened at the moment',
  severity: null,
  status: 'draft',
  occasion: 'incident',
  startedAtMs: null,
  resolvedAtMs: null,
  facilitator: null,
  actions: { done: 0, total: 0 },
}

export function createLibrary(deps: LibraryDeps): Library {
  const { storage, rooms, documents, links, clock, random, log } = deps

  const summaryOf = async ({ id, seq, summary }: BoardRecord): Promise<Summary> => {
    const kept = summary === null ? null : parseSummary(summary.json)
    if (kept !== null && summary?.seq === seq) return kept
    try {
      const made = summarise(await documents.read(id))
      // Read after the record was: at worst it holds more than its seq says, and is made again.
      await storage.putSummary(id, { seq, json: JSON.stringify(made) })
      return made
    } catch (error) {
      log.warn('summary.failed', { boardId: id, error: messageOf(error) })
      return kept ?? UNREADABLE
    }
  }

  return {
    async create(request) {
      const id = randomId(random)
      const built = buildLinks(links, id)
      const bytes = createContent(id, request, clock.nowMs(), random)
      await storage.createBoard({
        id,
        epoch: randomId(random),
        createdAtMs: clock.nowMs(),
        rooms: new Map([
          [formatRoomName({ part: 'board', boardId: id }), bytes.board],
          [formatRoomName({ part: 'stage', boardId: id }), bytes.stage],
        ]),
        links: ROLES.map((role) => built[role].record),
      })
      log.info('board.created', { boardId: id, sample: request.sample })
      return { id, links: built }
    },

    async list() {
      const listed: ListedBoard[] = []
      // One after another: a list of many stale boards is not to open all their rooms at once.
      for (const record of await storage.listBoards()) {
        const { of: _, ...summary } = await summaryOf(record)
        const { id, createdAtMs } = record
        listed.push({ id, createdAtMs, people: rooms.peopleOn(id), ...summary })
      }
      return listed
    },
  }
}

function buildLinks(links: Links, boardId: string): Readonly<Record<Role, NewLink>> {
  return {
    facilitator: links.build(boardId, 'facilitator', null),
    contributor: links.build(boardId, 'contributor', null),
    observer: links.build(boardId, 'observer', null),
  }
}

function createContent(
  boardId: string,
  request: NewBoardRequest,
  nowMs: number,
  random: Random,
): NewBoardBytes {
  const { title, template, incident, texts, services, teams, tags } = request
  if (request.sample) {
    const titled = title === null ? {} : { title }
    return createSample({ boardId, ...titled, template, incident, nowMs, random })
  }
  const labels = { service: services, team: teams, tag: tags }
  return createBoardDoc({
    boardId,
    title: title ?? '',
    template,
    incident,
    texts,
    labels,
    nowMs,
    random,
  })
}

function summarise(board: Board): Summary {
  const { severity, status, occasion, facilitator } = board.incident
  const times = milestoneTimes(board)
  // Work that was decided against is not to be done: it counts on neither side.
  const actions = board.cards.filter(
    (card) =>
      card.kind === 'action' && card.status !== 'declined' && card.status !== 'risk-accepted',
  )
  return {
    of: 1,
    title: board.texts.title,
    severity,
    status,
    occasion,
    startedAtMs: times.started,
    resolvedAtMs: times.resolved,
    facilitator,
    actions: {
      done: actions.filter((card) => card.kind === 'action' && card.status === 'done').length,
      total: actions.length,
    },
  }
}

function parseSummary(json: string): Summary | null {
  try {
    const value: unknown = JSON.parse(json)
    return Value.Check(Summary, value) ? value : null
  } catch {
    return null
  }
}
