import type { Duplex } from 'node:stream'

import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import type { RawData, WebSocket } from 'ws'

import type { Clock, Log } from '../room/environment.ts'
import { EMPTY_PRESENCE } from '../room/outgoing.ts'
import type { Joined } from '../room/rooms.ts'
import type { SessionSocket } from '../room/session.ts'
import { SenderPace } from './pace.ts'
import { parseFrame } from './parseFrame.ts'

/** Ticks come every second, so a message is due a little before the limit. */
const KEEP_ALIVE_MS = LIMITS.keepAliveMs - 2_000
const PING_MS = 15_000
/** A peer that left so many pings in a row unanswered is dead. Counted, so that a machine that slept ends nobody. */
const MAX_UNANSWERED_PINGS = 2
/** How long a closed socket may take to take leave. */
const FAREWELL_MS = 3_000

interface HeldFrame {
  readonly frame: Uint8Array
  readonly isBinary: boolean
}

/** One WebSocket, between the wire and its room. */
export class Connection implements SessionSocket {
  readonly #ws: WebSocket
  readonly #wire: Duplex
  readonly #clock: Clock
  readonly #log: Log
  readonly #pace: SenderPace
  #joined: Joined | null = null
  #isClosed = false
  #isCorked = false
  /** Size of a big frame (a board's whole state) that waits to be sent: it alone may exceed the buffer's limit. */
  #bigFrameBytes = 0
  #sentAtMs: number
  #unansweredPings = 0
  #pingedAtMs: number
  #cancelWait: (() => void) | null = null
  #cancelFarewell: (() => void) | null = null
  /** Frames that came in one piece with the one after which reading was paused. */
  #held: HeldFrame[] = []

  /** @param wire the socket below `ws`, to join a turn's frames into one write */
  constructor(ws: WebSocket, wire: Duplex, clock: Clock, log: Log) {
    this.#ws = ws
    this.#wire = wire
    this.#clock = clock
    this.#log = log
    const nowMs = clock.nowMs()
    this.#pace = new SenderPace(nowMs)
    this.#sentAtMs = nowMs
    this.#pingedAtMs = nowMs
    ws.pause()
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary))
    ws.on('pong', () => {
      this.#unansweredPings = 0
    })
    ws.on('error', (error) => this.#log.debug('socket.failed', { error: error.message }))
    ws.on('close', (code) => this.#end(code))
  }

  isOpen(): boolean {
    return !this.#isClosed
  }

  /** Begins to read, now that it is in its room. */
  start(joined: Joined): void {
    if (this.#isClosed) {
      joined.leave()
      return
    }
    this.#joined = joined
    this.#ws.resume()
  }

  send(frame: Uint8Array): void {
    if (this.#isClosed) return
    if (!this.#isCorked) {
      this.#isCorked = true
      this.#wire.cork()
      process.nextTick(() => this.#uncork())
    }
    this.#sentAtMs = this.#clock.nowMs()
    if (this.#ws.bufferedAmount <= LIMITS.presenceBufferBytes) {
      this.#bigFrameBytes = frame.byteLength > LIMITS.presenceBufferBytes ? frame.byteLength : 0
    }
    this.#ws.send(frame)
    if (this.#ws.bufferedAmount > LIMITS.maxBufferBytes + this.#bigFrameBytes) this.close('tooSlow')
  }

  bufferedBytes(): number {
    return this.#ws.bufferedAmount
  }

  close(reason: CloseReason): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#cancelWait?.()
    this.#held = []
    this.#leave()
    this.#log.info('socket.closing', { reason })
    // The answer to the closing frame must be read, also where reading was paused.
    this.#ws.resume()
    this.#ws.close(CLOSE_REASONS[reason].code, reason)
    this.#cancelFarewell = this.#clock.after(FAREWELL_MS, () => this.#ws.terminate())
  }

  tick(nowMs: number): void {
    if (this.#isClosed) return
    if (nowMs - this.#sentAtMs >= KEEP_ALIVE_MS) this.send(EMPTY_PRESENCE)
    if (nowMs - this.#pingedAtMs >= PING_MS) {
      if (this.#unansweredPings >= MAX_UNANSWERED_PINGS) {
        this.#ws.terminate()
        return
      }
      this.#pingedAtMs = nowMs
      this.#unansweredPings += 1
      this.#ws.ping()
    }
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isClosed || this.#joined === null) return
    this.#unansweredPings = 0
    const held = { frame: toBytes(data), isBinary }
    if (this.#cancelWait === null) this.#take(held)
    else this.#held.push(held)
  }

  #take({ frame, isBinary }: HeldFrame): void {
    const joined = this.#joined
    if (joined === null) return
    const incoming = isBinary ? parseFrame(frame) : null
    if (incoming === null) {
      this.close('badFrame')
      return
    }
    // Who has gone gets no answers any more, but what they wrote before that counts.
    if (this.#isClosed && incoming.kind !== 'update' && incoming.kind !== 'step2') return
    const workMicros = joined.receive(incoming)
    const pace = this.#pace.take(frame.byteLength, workMicros, this.#clock.nowMs())
    if (pace === 'tooFast') {
      this.#held = []
      this.close('tooFast')
      this.#leave()
    } else if (pace.waitMs > 0) this.#slowDown(pace.waitMs)
  }

  #slowDown(waitMs: number): void {
    if (this.#joined === null) return
    this.#ws.pause()
    this.#cancelWait = this.#clock.after(Math.ceil(waitMs), () => {
      this.#cancelWait = null
      // Its pongs could not be read meanwhile.
      this.#unansweredPings = 0
      this.#goOn()
    })
  }

  /** Takes what was held back, as fast as that may go, before more is read. */
  #goOn(): void {
    let taken = 0
    for (const held of this.#held) {
      if (this.#cancelWait !== null) break
      this.#take(held)
      taken += 1
    }
    this.#held = this.#held.slice(taken)
    if (this.#cancelWait !== null) return
    if (this.#isClosed) this.#leave()
    else this.#ws.resume()
  }

  #uncork(): void {
    this.#isCorked = false
    this.#wire.uncork()
  }

  #leave(): void {
    const joined = this.#joined
    this.#joined = null
    joined?.leave()
  }

  #end(code: number): void {
    this.#isClosed = true
    this.#cancelFarewell?.()
    // What was received and held back still counts.
    if (this.#held.length === 0) {
      this.#cancelWait?.()
      this.#leave()
    }
    this.#log.debug('socket.closed', { code })
  }
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
