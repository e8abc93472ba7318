import type { IncomingMessage, Server } from 'node:http'

import type { Doorkeeper } from '../room/admission.ts'
import type { Clock, Log } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'

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

/** Takes over the upgrades of an HTTP server. */
export type AttachSockets = (server: Server, deps: SocketDeps) => Sockets
