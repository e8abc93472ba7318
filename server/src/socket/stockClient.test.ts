import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'

import { createMemoryBoardStorage } from '../storage/memoryBoardStorage.ts'
import type { SocketServer } from '../testing/socketServer.ts'
import { BOARD, startSocketServer } from '../testing/socketServer.ts'

let server: SocketServer | null = null
const providers: WebsocketProvider[] = []
afterEach(async () => {
  for (const provider of providers.splice(0)) {
    provider.destroy()
    provider.awareness.destroy()
  }
  await server?.close()
})

/** As anybody would use y-websocket. */
function connect(port: number, key: string): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, BOARD, new Y.Doc(), {
    protocols: ['whyboard', `key.${key}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  providers.push(provider)
  return provider
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))

/** Resolves once `isThere`, asked whenever something changed. */
function until(provider: WebsocketProvider, isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const ask = (): void => {
      if (isThere()) resolve()
    }
    provider.doc.on('update', ask)
    provider.awareness.on('change', ask)
    ask()
  })
}

describe('a stock y-websocket client', () => {
  it('S8 syncs, shows presence and edits, also what it wrote before it was connected', async () => {
    server = await startSocketServer({ storage: createMemoryBoardStorage() })
    const one = connect(server.port, 'contributor')
    const two = connect(server.port, 'facilitator')
    one.doc.getText('text.summary').insert(0, 'before')
    await Promise.all([synced(one), synced(two)])
    two.awareness.setLocalStateField('cursor', { x: 1, y: 2 })
    await until(
      one,
      () => one.awareness.getStates().get(two.doc.clientID)?.['cursor'] !== undefined,
    )
    await until(two, () => two.doc.getText('text.summary').toString() === 'before')
    two.doc.getText('text.summary').insert(6, ' and after')
    await until(one, () => one.doc.getText('text.summary').toString() === 'before and after')
    one.destroy()
    await until(two, () => !two.awareness.getStates().has(one.doc.clientID))
    expect(two.wsconnected).toBe(true)
  })

  it('S1 stops for good when its key does not fit', async () => {
    server = await startSocketServer({ storage: createMemoryBoardStorage() })
    const provider = connect(server.port, 'wrong-key')
    const closed = await new Promise((resolve) => provider.on('closed', resolve))
    expect(closed).toEqual({ code: CLOSE_REASONS.unknownKey.code, reason: 'unknownKey' })
  })
})
