import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'
import { onTestFinished } from 'vitest'

import type { GatedStorage } from './gatedStorage.ts'
import { gatedStorage } from './gatedStorage.ts'
import type { RawClient } from './rawClient.ts'
import type { ConnectOptions, SocketServer, SocketServerOptions } from './socketServer.ts'
import { startSocketServer } from './socketServer.ts'

/** A server of sockets for one test. */
export interface StartedServer extends SocketServer {
  readonly storage: GatedStorage
  /** A stock client that has synced. */
  enter(options?: ConnectOptions): Promise<RawClient>
  /** A client that says nothing by itself, and has heard the server's first frame. */
  enterSilent(options?: ConnectOptions): Promise<RawClient>
}

/** Starts a server on storage in memory; it ends with the test. */
export async function startRoom(more: Partial<SocketServerOptions> = {}): Promise<StartedServer> {
  const storage = gatedStorage()
  const server = await startSocketServer({ storage, ...more })
  onTestFinished(async () => {
    storage.open()
    await server.close()
  })
  return {
    ...server,
    storage,
    async enter(options) {
      const client = server.connect(options)
      await client.untilSynced()
      return client
    },
    async enterSilent(options) {
      const client = server.connect({ ...options, isStock: false })
      await client.until(() => client.heard.length > 0)
      return client
    },
  }
}

/** The code that a connection ends with for this reason. */
export function codeOf(reason: CloseReason): number {
  return CLOSE_REASONS[reason].code
}
