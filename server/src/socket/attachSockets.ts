import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { parseRoomName } from '@whyboard/shared/protocol/rooms.ts'
import { readSubprotocols, SUBPROTOCOL } from '@whyboard/shared/protocol/subprotocols.ts'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

import type { Doorkeeper } from '../room/admission.ts'
import type { Clock, Log } from '../room/environment.ts'
import { messageOf } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'
import { Connection } from './connection.ts'

/** What the sockets need from outside. */
export interface SocketDeps {
  readonly rooms: Rooms
  readonly doorkeeper: Doorkeeper
  /** Whether a page of this origin may connect; asked before the upgrade, which is refused with 403. */
  readonly allowsOrigin: (origin: string | undefined) => boolean
  /** Who really asks, behind trusted proxies. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly clock: Clock
  readonly log: Log
}

/** The sockets of a server. */
export interface Sockets {
  /** Takes no more sockets, commits what waits, closes the open ones with `restarting`; at most some seconds. */
  close(): Promise<void>
}

/** Where sockets connect: `/sync/<room>`. Other upgrades are answered with 404. */
export const SYNC_PATH = '/sync/'

/** A step 2 and its header; longer frames are closed with 1009 while they arrive. */
const MAX_FRAME_BYTES = LIMITS.maxStep2Bytes + 64

/**
 * Takes over the upgrades of an HTTP server. A page of a wrong origin is refused with 403; everybody else is accepted
 * and, where they may not stay, closed with a row of CLOSE_REASONS, since browsers show a refused upgrade as 1006
 * and stock clients would try again for ever.
 */
export function attachSockets(server: Server, deps: SocketDeps): Sockets {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  })
  const open = new Set<Connection>()
  let isClosing = false

  const onUpgrade = (request: IncomingMessage, wire: Duplex, head: Buffer): void => {
    wire.on('error', (error) => deps.log.debug('socket.failed', { error: error.message }))
    if (isClosing) {
      refuseUpgrade(wire, '503 Service Unavailable')
      return
    }
    const url = toUrl(request.url)
    if (url === null || !url.pathname.startsWith(SYNC_PATH)) {
      refuseUpgrade(wire, '404 Not Found')
      return
    }
    if (!deps.allowsOrigin(request.headers.origin)) {
      deps.log.warn('socket.originRefused', { address: deps.addressOf(request) })
      refuseUpgrade(wire, '403 Forbidden')
      return
    }
    sockets.handleUpgrade(request, wire, head, (ws: WebSocket) => {
      const connection = new Connection(ws, wire, deps.clock, deps.log)
      open.add(connection)
      ws.on('close', () => open.delete(connection))
      admit(connection, url, request).catch((thrown: unknown) => {
        deps.log.error('socket.admitFailed', { error: messageOf(thrown) })
        connection.close('loadFailed')
      })
    })
  }

  const admit = async (
    connection: Connection,
    url: URL,
    request: IncomingMessage,
  ): Promise<void> => {
    const refusal = await join(connection, url, request)
    if (refusal !== null) connection.close(refusal)
  }

  /** @returns why it may not stay, or `null` once it is in its room */
  const join = async (
    connection: Connection,
    url: URL,
    request: IncomingMessage,
  ): Promise<CloseReason | null> => {
    const room = parseRoomName(decodePath(url.pathname.slice(SYNC_PATH.length)))
    if (room === null) return 'noSuchBoard'
    const { key, participantToken } = readSubprotocols(offeredBy(request))
    const address = deps.addressOf(request)
    const { boardId } = room
    const admitted = await deps.doorkeeper.admit({ boardId, key, participantToken, address })
    if (!admitted.ok) return admitted.reason
    const admission = admitted.value
    const epoch = url.searchParams.get('epoch')
    if (epoch !== null && epoch !== admission.epoch) return 'epochChanged'
    if (isClosing) return 'restarting'
    const joined = await deps.rooms.join({
      room,
      admission,
      address,
      socket: connection,
      isOpen: () => connection.isOpen(),
    })
    if (!joined.ok) return joined.reason
    connection.start(joined.value)
    return null
  }

  server.on('upgrade', onUpgrade)
  return {
    async close() {
      isClosing = true
      await deps.rooms.close()
      for (const connection of open) connection.close('restarting')
    },
  }
}

function toUrl(target: string | undefined): URL | null {
  return URL.canParse(target ?? '', 'http://localhost')
    ? new URL(target ?? '', 'http://localhost')
    : null
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

function offeredBy(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? ''
  return header.split(',').map((one) => one.trim())
}

/** Nobody reads from it any more, so it would stay open for as long as the other side likes. */
function refuseUpgrade(wire: Duplex, status: string): void {
  wire.once('finish', () => wire.destroy())
  wire.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
