import { closeReasonOf, type CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import {
  MESSAGE,
  encodeDurabilityRequest,
  readDurabilityAnswer,
} from '@whyboard/shared/protocol/messages.ts'
import { toSubprotocols, type SocketSecrets } from '@whyboard/shared/protocol/subprotocols.ts'
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

import { countingSocket } from './countingSocket.ts'
import type { Environment } from './environment.ts'
import type { ClockSample } from './serverClock.ts'
import { sameFields, writableStore, type Store } from './store.ts'
import { changedThing } from './changedThing.ts'
import { unsavedEdits } from './unsavedEdits.ts'

/** A change that waits longer than this for its confirmation is "Not saved", in ms. */
export const LATE_AFTER_MS = 2_000
/** How often the server is asked for the time while nothing happens, in ms. */
const ASK_EVERY_MS = 15_000
/** The first questions of a connection come quickly, for a good sample of the clock, in ms. */
const FIRST_QUESTIONS_MS = [200, 600, 2_000]
/** A socket that leaves a question unanswered this long after a wake-up is given up, in ms. */
const ANSWER_WITHIN_MS = 3_000

/** A socket that has not opened after so long, as on a network that swallows packets, is tried anew, in ms. */
const OPEN_WITHIN_MS = 8_000

/** How things stand with one room. */
export interface RoomState {
  readonly phase: 'connecting' | 'live' | 'offline' | 'closed'
  /** In step with the server at least once since the page opened. */
  readonly synced: boolean
  readonly unsaved: number
  readonly late: boolean
  readonly closeReason: CloseReason | null
}

/** The room to connect to, and with what. */
export interface RoomOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** `formatRoomName(…)`. */
  readonly room: string
  readonly secrets: SocketSecrets
  /** `null`: whatever is current. */
  readonly epoch: string | null
  onClockSample(sample: ClockSample): void
  /** A new connection stands, before anything was sent over it. */
  onOpen?(): void
  /** Presence came in; the server sends some at least every 20 s, also to pages whose timers sleep. */
  onPresence?(): void
}

/** One room's document kept in step with the server, with confirmations. */
export interface RoomConnection {
  readonly state: Store<RoomState>
  /** Starts to connect; nothing is sent before. */
  connect(): void
  /** Counts edits that an earlier page left unconfirmed. */
  restoreUnsaved(count: number): void
  /** The machine or the network woke up: connects at once, or makes sure that the connection is alive. */
  wake(): void
  /** Ends it for good. The document stays. */
  close(): void
}

/**
 * Connects a document with the stock `WebsocketProvider`, which brings backoff, the watchdog and the meaning of close
 * codes; added here are confirmations and clock samples (message 100) and waking up.
 */
export function connectRoom(options: RoomOptions, environment: Environment): RoomConnection {
  const { doc, awareness } = options
  const edits = unsavedEdits()
  let phase: RoomState['phase'] = 'connecting'
  let closeReason: CloseReason | null = null
  let everSynced = false
  /** Whether the present or last socket ever opened. */
  let opened = false
  let lastRequestId = 0
  const asked = new Map<number, number>()
  let closed = false
  let cancelLate: (() => void) | null = null
  let cancelQuestion: (() => void) | null = null
  let cancelGiveUp: (() => void) | null = null
  let cancelOpening: (() => void) | null = null

  const isLate = (): boolean => {
    const since = edits.waitingSinceMs()
    return since !== null && environment.monotonicMs() - since >= LATE_AFTER_MS
  }
  const readState = (): RoomState => ({
    phase,
    synced: everSynced,
    unsaved: edits.count(),
    late: isLate(),
    closeReason,
  })
  const state = writableStore(readState())
  const refresh = () => {
    if (closed) return
    const next = readState()
    if (!sameFields(next, state.get())) state.set(next)
    const since = edits.waitingSinceMs()
    // One that was set for an earlier change looks again then, so that not every letter needs a timer of its own.
    if (since === null || next.late || cancelLate !== null) return
    const leftMs = since + LATE_AFTER_MS - environment.monotonicMs()
    cancelLate = environment.after(Math.max(leftMs, 1), () => {
      cancelLate = null
      refresh()
      if (isLate()) probe()
    })
  }

  // Before the provider's own listener, so that a change is known when its frame is counted.
  const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
    if (!change.local) return
    edits.changed(changedThing(change), environment.monotonicMs())
    refresh()
  }
  doc.on('update', onUpdate)

  const provider = new WebsocketProvider(
    `${socketOrigin(environment.origin)}/sync`,
    options.room,
    doc,
    {
      connect: false,
      awareness,
      disableBc: true,
      protocols: toSubprotocols(options.secrets),
      params: options.epoch === null ? {} : { epoch: options.epoch },
      WebSocketPolyfill: countingSocket(environment.WebSocket, edits.frameSent),
    },
  )

  // The provider would send everybody's presence back to the server, and that of people who fell silent as gone.
  awareness.off('update', provider._awarenessUpdateHandler)
  const onAwareness = ({ added, updated, removed }: Record<string, readonly number[]>) => {
    const ids = [added, updated, removed].flat()
    const socket = provider.ws
    if (!ids.includes(awareness.clientID) || socket === null || !provider.wsconnected) return
    if (socket.readyState === socket.OPEN) socket.send(encodeOwnPresence(awareness))
  }
  awareness.on('update', onAwareness)
  const readPresence = provider.messageHandlers[MESSAGE.awareness]
  provider.messageHandlers[MESSAGE.awareness] = (...frame) => {
    readPresence?.(...frame)
    options.onPresence?.()
  }

  const ask = () => {
    const socket = provider.ws
    if (socket === null || !provider.wsconnected || socket.readyState !== socket.OPEN) return
    lastRequestId += 1
    asked.set(lastRequestId, environment.monotonicMs())
    socket.send(encodeDurabilityRequest({ requestId: lastRequestId }))
  }
  const askAgain = (round: number) => {
    cancelQuestion?.()
    cancelQuestion = environment.after(FIRST_QUESTIONS_MS[round] ?? ASK_EVERY_MS, () => {
      ask()
      askAgain(round + 1)
    })
  }
  const probe = () => {
    if (!provider.wsconnected || cancelGiveUp !== null) return
    ask()
    const expected = lastRequestId
    cancelGiveUp = environment.after(ANSWER_WITHIN_MS, () => {
      cancelGiveUp = null
      if (!provider.wsconnected || !asked.has(expected)) return
      startAnew()
    })
  }
  const startAnew = () => {
    provider.disconnect()
    provider.connect()
  }

  provider.messageHandlers[MESSAGE.durability] = (_encoder, decoder) => {
    const receivedMs = environment.monotonicMs()
    const answer = readDurabilityAnswer(decoder)
    const sentMs = asked.get(answer.requestId)
    if (sentMs !== undefined) {
      for (const id of asked.keys()) if (id <= answer.requestId) asked.delete(id)
      options.onClockSample({ sentMs, receivedMs, serverMs: answer.serverTimeMs })
    }
    edits.durable(answer.durableFrames)
    refresh()
  }
  provider.on('status', ({ status }) => {
    cancelOpening?.()
    cancelOpening = null
    if (status === 'connecting') {
      opened = false
      cancelOpening = environment.after(OPEN_WITHIN_MS, startAnew)
    }
    if (status !== 'connected') return
    opened = true
    edits.socketOpened()
    asked.clear()
    cancelGiveUp?.()
    cancelGiveUp = null
    options.onOpen?.()
    ask()
    askAgain(0)
  })
  provider.on('sync', (synced) => {
    if (!synced) return
    phase = 'live'
    closeReason = null
    everSynced = true
    refresh()
  })
  provider.on('connection-close', (event) => {
    // A failed attempt says less than why the last connection ended (the server restarts …).
    if (event !== null && (opened || closeReason === null)) closeReason = closeReasonOf(event.code)
    phase = 'offline'
    cancelQuestion?.()
    cancelOpening?.()
    refresh()
  })
  provider.on('closed', () => {
    phase = 'closed'
    refresh()
  })

  return {
    state,
    connect: () => {
      if (!closed) provider.connect()
    },
    restoreUnsaved: (count) => {
      edits.restore(count)
      refresh()
    },
    wake: () => {
      if (closed || phase === 'closed' || !provider.shouldConnect) return
      if (provider.ws === null) provider.connect()
      else probe()
    },
    close: () => {
      if (closed) return
      closed = true
      cancelLate?.()
      cancelQuestion?.()
      cancelGiveUp?.()
      cancelOpening?.()
      doc.off('update', onUpdate)
      awareness.off('update', onAwareness)
      provider.destroy()
    },
  }
}

function encodeOwnPresence(awareness: Awareness): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
  return encoding.toUint8Array(encoder)
}

function socketOrigin(origin: string): string {
  return origin.replace(/^http/, 'ws')
}
