import { once } from 'node:events'

import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'

import type { RunningServer } from './server.ts'

/** y-protocols' message types, PROTOCOL.md there. */
const SYNC = 0
const AWARENESS = 1
const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** A socket that speaks bytes, as a program that follows no rules would. */
export interface RawSocket {
  /** Everything received, oldest first. */
  readonly frames: readonly Uint8Array[]
  /** Code with which the server ended it; `null` while it is open. */
  closeCode(): number | null
  /** Sends an update of the room's document. */
  sendUpdate(update: Uint8Array): void
  /** The same as the answer to a state vector, which servers take as well. */
  sendStep2(update: Uint8Array): void
  /** Asks for what is in the room. */
  sendStep1(stateVector: Uint8Array): void
  /** Whether that was answered: then the server has read everything that was sent before it. */
  answered(): boolean
  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void
  /** Sends an encoded awareness update. */
  sendAwareness(update: Uint8Array): void
  close(): void
}

/** A number as 7 bits a byte, lowest first, as lib0 writes it. */
function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest & 127) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}

function frame(head: readonly number[], payload: Uint8Array): Uint8Array {
  return Uint8Array.from([...head, ...varUint(payload.length), ...payload])
}

/** Connects to `/sync/<room>` with these secrets and waits until the socket is open. */
export async function openRawSocket(
  server: RunningServer,
  room: string,
  secrets: { readonly key: string; readonly participantToken?: string },
): Promise<RawSocket> {
  const protocols = ['whyboard', `key.${secrets.key}`]
  if (secrets.participantToken !== undefined) {
    protocols.push(`participant.${secrets.participantToken}`)
  }
  const socket = new WebSocket(`${server.direct.replace('http', 'ws')}/sync/${room}`, protocols)
  socket.binaryType = 'arraybuffer'
  const frames: Uint8Array[] = []
  let code: number | null = null
  socket.on('message', (bytes: ArrayBuffer) => frames.push(new Uint8Array(bytes)))
  socket.on('close', (closed) => (code = closed))
  await once(socket, 'open')
  return {
    frames,
    closeCode: () => code,
    sendUpdate: (update) => socket.send(frame([SYNC, SYNC_UPDATE], update)),
    sendStep2: (update) => socket.send(frame([SYNC, SYNC_STEP_2], update)),
    sendStep1: (stateVector) => socket.send(frame([SYNC, SYNC_STEP_1], stateVector)),
    answered: () => frames.some(([type, step]) => type === SYNC && step === SYNC_STEP_2),
    sendBytes: (bytes) => socket.send(bytes),
    sendAwareness: (update) => socket.send(frame([AWARENESS], update)),
    close: () => socket.close(),
  }
}

/** A stock client of y-websocket, as its documentation has it, in this process. */
export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** How often its socket was closed or lost. */
  interruptions(): number
  dispose(): void
}

/** Connects a stock client to a room. */
export function openStockClient(server: RunningServer, room: string, key: string): StockClient {
  const doc = new Y.Doc()
  let interruptions = 0
  const provider = new WebsocketProvider(`${server.direct.replace('http', 'ws')}/sync`, room, doc, {
    protocols: ['whyboard', `key.${key}`],
    // Only for the sake of Node, whose BroadcastChannel would join all clients of this process.
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  provider.on('connection-close', () => (interruptions += 1))
  return {
    doc,
    provider,
    interruptions: () => interruptions,
    dispose: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
