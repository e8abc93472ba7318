import {
  MESSAGE,
  encodeDurabilityAnswer,
  readDurabilityRequest,
} from '@whyboard/shared/protocol/messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'

/** The server's side of one fake socket. */
export interface FakeSession {
  readonly url: string
  readonly protocols: readonly string[]
  /** Sync frames received so far. */
  frames(): number
  /** Presence frames received so far. */
  presence(): readonly Uint8Array[]
  /** Confirms the first `frames` sync frames, all by default. */
  confirm(frames?: number): void
  send(frame: Uint8Array): void
  /** Ends the socket from the server's side. */
  end(code: number): void
}

/** A server in memory that speaks the sync protocol and message 100, and does what a test tells it. */
export interface FakeServer {
  readonly WebSocket: typeof WebSocket
  /** The document of a room as the server has it. */
  doc(room: string): Y.Doc
  /** Every socket so far, in order. */
  readonly sessions: readonly FakeSession[]
  /** The last socket of a room. */
  session(room: string): FakeSession
  /** Confirms each sync frame at once (the default), or only when {@link FakeSession.confirm} says so. */
  confirmsAtOnce: boolean
  /** Sockets open at once; otherwise they fail like a server that is gone, or (`never`) do neither. */
  reachable: boolean | 'never'
  /** Frames from the clients go nowhere, as in a network that broke without a word. */
  silent: boolean
  nowMs(): number
}

/** `nowMs`: the server's clock. Everything happens in microtasks, so that fake timers rule the time. */
export function fakeServer(nowMs: () => number): FakeServer {
  const docs = new Map<string, Y.Doc>()
  const sessions: (FakeSession & { readonly room: string })[] = []
  const server: FakeServer = {
    WebSocket: undefined as unknown as typeof WebSocket,
    doc: (room) => {
      const doc = docs.get(room) ?? new Y.Doc()
      docs.set(room, doc)
      return doc
    },
    sessions,
    session: (room) => {
      const session = sessions.findLast((one) => one.room === room)
      if (session === undefined) throw new Error(`Nobody opened ${room}.`)
      return session
    },
    confirmsAtOnce: true,
    reachable: true,
    silent: false,
    nowMs,
  }

  class FakeSocket {
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    readonly #room: string
    readonly #session: FakeSession & { readonly room: string }
    #frames = 0
    readonly #presence: Uint8Array[] = []
    #subscribed = false

    constructor(url: string, protocols: readonly string[]) {
      this.#room = new URL(url).pathname.replace('/sync/', '')
      this.#session = {
        room: this.#room,
        url,
        protocols,
        frames: () => this.#frames,
        presence: () => this.#presence,
        confirm: (frames = this.#frames) => this.#answer(0, frames),
        send: (frame) => this.#deliver(frame),
        end: (code) => this.#end(code),
      }
      sessions.push(this.#session)
      queueMicrotask(() => {
        if (server.reachable === true) this.#open()
        else if (server.reachable === false) this.#end(1006)
      })
    }

    #open(): void {
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen?.()
      const doc = server.doc(this.#room)
      this.#sync((encoder) => syncProtocol.writeSyncStep1(encoder, doc))
      doc.on('update', this.#onUpdate)
    }

    readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sync((encoder) => syncProtocol.writeUpdate(encoder, update))
    }

    send(frame: Uint8Array): void {
      if (this.readyState !== 1 || server.silent) return
      queueMicrotask(() => this.#receive(frame))
    }

    #receive(frame: Uint8Array): void {
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.sync) {
        this.#frames += 1
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, MESSAGE.sync)
        syncProtocol.readSyncMessage(decoder, encoder, server.doc(this.#room), this)
        if (encoding.length(encoder) > 1) this.#deliver(encoding.toUint8Array(encoder))
        if (this.#subscribed && server.confirmsAtOnce) this.#answer(0, this.#frames)
      } else if (type === MESSAGE.awareness) {
        this.#presence.push(frame)
      } else if (type === MESSAGE.durability) {
        this.#subscribed = true
        const { requestId } = readDurabilityRequest(decoder)
        this.#answer(requestId, server.confirmsAtOnce ? this.#frames : 0)
      }
    }

    #answer(requestId: number, durableFrames: number): void {
      this.#deliver(
        encodeDurabilityAnswer({
          requestId,
          durableFrames,
          serverTimeMs: Math.floor(server.nowMs()),
        }),
      )
    }

    #sync(write: (encoder: encoding.Encoder) => void): void {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.sync)
      write(encoder)
      this.#deliver(encoding.toUint8Array(encoder))
    }

    #deliver(frame: Uint8Array): void {
      if (this.readyState === 1) this.onmessage?.({ data: frame.slice().buffer })
    }

    #end(code: number): void {
      if (this.readyState === 3) return
      this.readyState = 3
      server.doc(this.#room).off('update', this.#onUpdate)
      this.onclose?.({ code, reason: '' })
    }

    close(): void {
      this.#end(1005)
    }
  }
  return Object.assign(server, { WebSocket: FakeSocket as unknown as typeof WebSocket })
}
