import type { DurabilityAnswer } from '@whyboard/shared/protocol/messages.ts'
import {
  encodeDurabilityRequest,
  MESSAGE,
  readDurabilityAnswer,
  SYNC,
} from '@whyboard/shared/protocol/messages.ts'
import { toSubprotocols } from '@whyboard/shared/protocol/subprotocols.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

export interface RawClientOptions {
  /** `ws://127.0.0.1:<port>/sync/<room>`, with any query. */
  readonly url: string
  readonly key?: string
  readonly participantToken?: string
  readonly origin?: string
  /** Answers the server's step 1 by itself and applies what it hears, as stock clients do; default true. */
  readonly isStock?: boolean
  readonly doc?: Y.Doc
}

/** Frames as the client heard them. */
export type Heard =
  | { readonly kind: 'step1' | 'step2' | 'update'; readonly payload: Uint8Array }
  | { readonly kind: 'presence'; readonly payload: Uint8Array }
  | ({ readonly kind: 'durability' } & DurabilityAnswer)
  | { readonly kind: 'other' }

/**
 * A client that speaks the wire protocol by hand, so that tests can also say what no honest client says. Waiting is
 * always for something heard.
 */
export class RawClient {
  readonly doc: Y.Doc
  readonly ws: WebSocket
  readonly heard: Heard[] = []
  /** Close code, once it was closed. */
  closed: number | null = null
  /** Error of the socket: a refused upgrade. */
  error: Error | null = null
  readonly #isStock: boolean
  #waiting: {
    readonly isThere: () => boolean
    readonly resolve: () => void
    readonly reject: (error: Error) => void
  }[] = []
  #lastRequest = 0

  constructor(options: RawClientOptions) {
    this.doc = options.doc ?? new Y.Doc()
    this.#isStock = options.isStock ?? true
    const { key, participantToken, url, origin } = options
    const protocols = key === undefined ? [] : toSubprotocols({ key, participantToken })
    this.ws = new WebSocket(url, protocols, {
      perMessageDeflate: false,
      ...(origin === undefined ? {} : { origin }),
    })
    this.ws.on('message', (data) => this.#hear(data as Buffer))
    this.ws.on('close', (code) => {
      this.closed = code
      this.#check()
    })
    this.ws.on('error', (error) => {
      this.error = error
      this.#check()
    })
    this.ws.on('open', () => {
      if (this.#isStock) this.sendStep1()
      this.#check()
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.#isStock && origin !== this && this.ws.readyState === WebSocket.OPEN) {
        this.sendUpdate(update)
      }
    })
  }

  /** Resolves once `isThere`, asked after every frame, says so; rejects when the socket is gone before. */
  until(isThere: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (isThere()) {
        resolve()
        return
      }
      this.#waiting.push({ isThere, resolve, reject })
      this.#check()
    })
  }

  /** Resolves with the close code. */
  async untilClosed(): Promise<number> {
    if (this.closed === null) await new Promise((resolve) => this.ws.once('close', resolve))
    return this.closed ?? 0
  }

  /** Resolves once the socket is open and a step 2 was heard. */
  untilSynced(): Promise<void> {
    return this.until(() => this.heard.some((one) => one.kind === 'step2'))
  }

  /** Asks how much is durable now. */
  async durable(): Promise<DurabilityAnswer> {
    this.#lastRequest += 1
    const requestId = this.#lastRequest
    this.send(encodeDurabilityRequest({ requestId }))
    const find = (): (DurabilityAnswer & { kind: 'durability' }) | undefined =>
      this.heard.find((one) => one.kind === 'durability' && one.requestId === requestId) as
        | (DurabilityAnswer & { kind: 'durability' })
        | undefined
    await this.until(() => find() !== undefined)
    const { durableFrames, serverTimeMs } = find() ?? { durableFrames: 0, serverTimeMs: 0 }
    return { requestId, durableFrames, serverTimeMs }
  }

  /** Resolves once that many of its sync frames are durable. */
  async untilDurable(frames: number): Promise<void> {
    await this.durable()
    await this.until(() => this.durableFrames >= frames)
  }

  /** The greatest count of durable frames heard. */
  get durableFrames(): number {
    return Math.max(
      0,
      ...this.heard.map((one) => (one.kind === 'durability' ? one.durableFrames : 0)),
    )
  }

  send(frame: Uint8Array | string): void {
    this.ws.send(frame)
  }

  sendStep1(): void {
    this.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)))
  }

  sendUpdate(update: Uint8Array): void {
    this.send(syncFrame(SYNC.update, update))
  }

  sendStep2(update: Uint8Array): void {
    this.send(syncFrame(SYNC.step2, update))
  }

  sendPresence(
    entries: readonly (readonly [clientId: number, clock: number, state: unknown])[],
  ): void {
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, entries.length)
    for (const [clientId, clock, state] of entries) {
      encoding.writeVarUint(update, clientId)
      encoding.writeVarUint(update, clock)
      encoding.writeVarString(update, JSON.stringify(state))
    }
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, MESSAGE.awareness)
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(update))
    this.send(encoding.toUint8Array(frame))
  }

  /** What it knows of others' presence: client id → the last state heard. */
  presence(): Map<number, unknown> {
    const known = new Map<number, unknown>()
    for (const one of this.heard) {
      if (one.kind !== 'presence') continue
      const decoder = decoding.createDecoder(one.payload)
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const clientId = decoding.readVarUint(decoder)
        decoding.readVarUint(decoder)
        known.set(clientId, JSON.parse(decoding.readVarString(decoder)))
      }
    }
    return known
  }

  async close(): Promise<void> {
    this.ws.close()
    await this.untilClosed()
  }

  #hear(data: Buffer): void {
    const heard = toHeard(data)
    this.heard.push(heard)
    if (this.#isStock) {
      if (heard.kind === 'step1') this.sendStep2(Y.encodeStateAsUpdate(this.doc, heard.payload))
      else if (heard.kind === 'step2' || heard.kind === 'update') {
        Y.applyUpdate(this.doc, heard.payload, this)
      }
    }
    this.#check()
  }

  #check(): void {
    this.#waiting = this.#waiting.filter(({ isThere, resolve, reject }) => {
      if (isThere()) resolve()
      else if (this.closed !== null) reject(new Error(`The socket was closed with ${this.closed}.`))
      else return true
      return false
    })
  }
}

/** A frame of the sync protocol. */
export function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function toHeard(frame: Uint8Array): Heard {
  const decoder = decoding.createDecoder(frame)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder).slice()
      return { kind: (['step1', 'step2', 'update'] as const)[step] ?? 'update', payload }
    }
    case MESSAGE.awareness:
      return { kind: 'presence', payload: decoding.readVarUint8Array(decoder).slice() }
    case MESSAGE.durability:
      return { kind: 'durability', ...readDurabilityAnswer(decoder) }
    default:
      return { kind: 'other' }
  }
}
