import type { LightMyRequestResponse } from 'fastify'

import type { Role } from '@whyboard/shared/domain/board.ts'
import { fakeClock, type FakeClock } from '@whyboard/shared/testing/clock.ts'
import { refuse } from '@whyboard/shared/domain/result.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'

import { createAttempts } from '../access/attempts.ts'
import { createDoorkeeper } from '../access/doorkeeper.ts'
import { createLinks, type Links } from '../access/links.ts'
import { createOriginRules } from '../access/origins.ts'
import { createParticipants } from '../access/participants.ts'
import { createHttp, type HttpDeps, type Server } from '../http/app.ts'
import type { Log, LogFields } from '../room/environment.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import { createMemoryBoardStorage } from '../storage/memoryBoardStorage.ts'
import { createPlainRooms, type PlainRooms } from './plainRooms.ts'

export const WORKSPACE_KEY = 'workspace-key-0001'
export const ORIGIN = 'https://why.example.org'

/** Addresses of the problems' types are this and their names. */
const PROBLEM = 'urn:whyboard:problem:'

/** A board as its maker gets to know it. */
export interface NewBoard {
  readonly id: string
  readonly links: Readonly<Record<Role, string>>
  /** What the links hold. */
  readonly keys: Readonly<Record<Role, string>>
}

/** One line of the log, as it would be written. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly name: string
  readonly fields: LogFields
}

/** The HTTP server on memory storage, plain rooms and a clock that stands still. */
export interface TestServer {
  readonly app: Server
  readonly storage: BoardStorage
  readonly rooms: PlainRooms
  readonly links: Links
  readonly clock: FakeClock
  readonly log: LogLine[]
  /** Makes a board with the workspace key; throws when it is refused. */
  newBoard(asked?: object): Promise<NewBoard>
  /** Asks to be a person of the board. */
  join(boardId: string, key: string, person: object): Promise<LightMyRequestResponse>
}

export async function createTestServer(more: Partial<HttpDeps> = {}): Promise<TestServer> {
  const storage = more.storage ?? createMemoryBoardStorage()
  const rooms = createPlainRooms(storage)
  const clock = fakeClock()
  const nowMs = (): number => clock.nowMs()
  const random = seededRandom(1)
  const attempts = createAttempts(nowMs, { burst: 20, perSecond: 1, maxAddresses: 100 })
  const links = createLinks({ storage, instanceSecret: new Uint8Array(32), random, nowMs })
  const log: LogLine[] = []
  const origins = createOriginRules({
    publicUrl: ORIGIN,
    host: '127.0.0.1',
    port: 4400,
    addresses: () => [],
  })
  const app = await createHttp({
    storage,
    rooms,
    doorkeeper: createDoorkeeper({ storage, workspaceKey: WORKSPACE_KEY, attempts, nowMs }),
    links,
    participants: createParticipants({ storage, random, nowMs }),
    attempts,
    images: { reencode: () => Promise.resolve(refuse('busy')), close: () => {} },
    instanceSecret: new Uint8Array(32),
    origins: () => origins,
    addressOf: () => '192.0.2.1',
    clock: { nowMs, after: () => () => {} },
    random,
    log: collectLog(log),
    isClosing: () => false,
    version: '1.2.3',
    tldrawLicenseKey: null,
    clientDir: '/nowhere',
    ...more,
  })
  return {
    app,
    storage,
    rooms,
    links,
    clock,
    log,
    async newBoard(asked = { title: 'T' }) {
      const headers = bearing(WORKSPACE_KEY)
      const answer = await app.inject({
        method: 'POST',
        url: '/api/boards',
        headers,
        payload: asked,
      })
      if (answer.statusCode !== 201) throw new Error(`No board: ${answer.body}`)
      const made = answer.json<Omit<NewBoard, 'keys'>>()
      const { facilitator, contributor, observer } = made.links
      const keys = {
        facilitator: keyIn(facilitator),
        contributor: keyIn(contributor),
        observer: keyIn(observer),
      }
      return { ...made, keys }
    },
    join: (boardId, key, person) =>
      app.inject({
        method: 'POST',
        url: `/api/boards/${boardId}/participants`,
        headers: bearing(key),
        payload: person,
      }),
  }
}

function collectLog(lines: LogLine[]): Log {
  const line =
    (level: LogLine['level']) =>
    (name: string, fields: LogFields = {}): void => {
      lines.push({ level, name, fields })
    }
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}

/** `Authorization` for a key. */
export function bearing(key: string): { readonly authorization: string } {
  return { authorization: `Bearer ${key}` }
}

/** The key in a link, i.e. what follows `#key=`. */
export function keyIn(url: string): string {
  return new URL(url).hash.replace('#key=', '')
}

/** A refusal in short, e.g. `401 missing-key`; throws when the answer is none, or has no sentence for people. */
export function refusalIn(answer: LightMyRequestResponse): string {
  const { type, detail } = answer.json<{ readonly type?: string; readonly detail?: string }>()
  if (type?.startsWith(PROBLEM) !== true || detail?.endsWith('.') !== true)
    throw new Error(`No refusal: ${answer.statusCode} ${answer.body}`)
  return `${answer.statusCode} ${type.slice(PROBLEM.length)}`
}
