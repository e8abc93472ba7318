import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Role } from '@whyboard/shared/domain/board.ts'
import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'
import * as Y from 'yjs'

import { createLocalRoomBus } from '../bus/localRoomBus.ts'
import type { Participant } from '@whyboard/shared/domain/board.ts'
import type { Admission, Doorkeeper } from '../room/admission.ts'
import type { Clock, Log } from '../room/environment.ts'
import { SILENT } from '../room/environment.ts'
import { createRooms } from '../room/createRooms.ts'
import { mergeStored } from '../room/mergeStored.ts'
import type { Rooms } from '../room/rooms.ts'
import type { Sockets } from '../socket/attachSockets.ts'
import { attachSockets } from '../socket/attachSockets.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import type { RawClientOptions } from './rawClient.ts'
import { RawClient } from './rawClient.ts'
import { runningClock } from './runningClock.ts'

export const BOARD = 'board-one-0001'
export const EPOCH = 'epoch-1'
export const ADA: Participant = { id: 'person-ada-01', name: 'Ada', colour: '#aa0000' }
export const BOB: Participant = { id: 'person-bob-01', name: 'Bob', colour: '#0000bb' }

/** A server of sockets alone, with one board. Keys are roles, tokens are names in lower case. */
export interface SocketServer {
  readonly rooms: Rooms
  readonly sockets: Sockets
  readonly storage: BoardStorage
  readonly port: number
  /** A client of the board's room, or of the part of it named. */
  connect(options?: ConnectOptions): RawClient
  close(): Promise<void>
}

export interface ConnectOptions extends Partial<RawClientOptions> {
  /** `/stage`, `/draft/<id>`, also with a query. */
  readonly part?: string
}

export interface SocketServerOptions {
  readonly storage: BoardStorage
  readonly clock?: Clock
  readonly log?: Log
  /** Link id → when it expires, epoch ms. */
  readonly expiresAtMs?: number
  /** First content of the board's room. */
  readonly content?: Uint8Array
}

export const REAL_CLOCK: Clock = runningClock()

/** A link of this role is `link-<role>`. */
export function createTestDoorkeeper(expiresAtMs: number | null = null): Doorkeeper {
  const people: Readonly<Record<string, Participant>> = { ada: ADA, bob: BOB }
  return {
    async admit({ boardId, key, participantToken }) {
      if (boardId !== BOARD) return refuse('noSuchBoard')
      if (key === 'revoked') return refuse('revoked')
      if (!['facilitator', 'contributor', 'observer', 'workspace'].includes(key ?? '')) {
        return refuse('unknownKey')
      }
      const participant = participantToken === null ? null : (people[participantToken] ?? null)
      if (participantToken !== null && participant === null) return refuse('unknownKey')
      const admission: Admission = {
        boardId,
        epoch: EPOCH,
        role: key === 'workspace' ? 'facilitator' : (key as Role),
        linkId: key === 'workspace' ? null : `link-${key}`,
        expiresAtMs,
        participantId: participant?.id ?? null,
      }
      return succeed(admission)
    },
  }
}

export async function startSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const { storage, clock = REAL_CLOCK, log = SILENT } = options
  if ((await storage.findBoard(BOARD)) === null) {
    await storage.createBoard({
      id: BOARD,
      epoch: EPOCH,
      createdAtMs: clock.nowMs(),
      rooms: new Map([
        [BOARD, options.content ?? Y.encodeStateAsUpdate(templateDoc())],
        [`${BOARD}/stage`, Y.encodeStateAsUpdate(new Y.Doc())],
      ]),
      links: [],
    })
  }
  const rooms = createRooms({
    storage,
    bus: createLocalRoomBus(),
    compactor: { merge: async (stored) => mergeStored(stored), close: async () => {} },
    clock,
    random: seededRandom(1),
    log,
  })
  const server = createServer()
  const sockets = attachSockets(server, {
    rooms,
    doorkeeper: createTestDoorkeeper(options.expiresAtMs ?? null),
    allowsOrigin: (origin) => origin === undefined || origin === 'https://why.example.org',
    addressOf: (request) => request.socket.remoteAddress ?? '',
    clock,
    log,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const clients: RawClient[] = []
  return {
    rooms,
    sockets,
    storage,
    port,
    connect({ part = '', ...more } = {}) {
      const url = `ws://127.0.0.1:${port}/sync/${BOARD}${part}`
      const client = new RawClient({ url, key: 'contributor', ...more })
      clients.push(client)
      return client
    },
    async close() {
      for (const { ws } of clients) ws.terminate()
      await sockets.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What a server puts into a new board: something in a sealed root, and a text. */
export function templateDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.transact(() => {
    doc.getMap('meta').set('version', 1)
    for (const { id, name, colour } of [ADA, BOB]) {
      doc.getMap('participants').set(id, { name, colour })
    }
    doc.getText('text.title').insert(0, 'Board')
  })
  return doc
}
