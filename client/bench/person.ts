import { once } from 'node:events'

import type { Writer } from '@whyboard/shared/document/writer.ts'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** Somebody on a board without a browser: a stock client of y-websocket. */
export interface BenchPerson {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly writer: Writer
  leave(): void
}

/**
 * Joins the room of a board and waits for its document.
 * @param origin of the server
 */
export async function joinRoom(origin: string, room: string, key: string): Promise<BenchPerson> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, room, doc, {
    protocols: ['whyboard', `key.${key}`],
    // Node's own BroadcastChannel would join all clients of a process.
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  await new Promise<void>((resolve) => {
    provider.once('sync', () => resolve())
  })
  const writer: Writer = {
    doc,
    origin: { bench: true },
    participantId: null,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    nowMs: () => Date.now(),
  }
  return {
    doc,
    provider,
    writer,
    leave: () => {
      provider.destroy()
      // Else its awareness goes on counting, and the process does not end.
      doc.destroy()
    },
  }
}

/** Waits until everything that was sent has left this process and the server has answered something after it. */
export async function flushed(person: BenchPerson): Promise<void> {
  const socket = person.provider.ws as unknown as WebSocket
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (socket.bufferedAmount === 0) resolve()
      else setImmediate(look)
    }
    look()
  })
  socket.ping()
  await once(socket, 'pong')
}
