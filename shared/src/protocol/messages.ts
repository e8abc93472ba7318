import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * First varUint of every frame. 0–3 are y-protocols' (PROTOCOL.md there); 100 is Whyboard's own and is sent only to
 * clients that asked with one, so stock clients never see it.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  durability: 100,
} as const

/** Second varUint of a sync frame. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/**
 * Client → server: `100 · varUint requestId`. The first one subscribes the socket to acknowledgements; each one is
 * answered at once, so it also samples the server's clock. `requestId` is at least 1.
 */
export interface DurabilityRequest {
  readonly requestId: number
}

/**
 * Server → client: `100 · varUint requestId · varUint durableFrames · varUint serverTimeMs`. `requestId` is that of
 * the request answered, or 0 when it is pushed because more became durable. `durableFrames` counts the sync frames
 * (step 1, step 2 and updates alike) of this socket, in the order sent, whose content is committed. `serverTimeMs`
 * is epoch ms.
 */
export interface DurabilityAnswer {
  readonly requestId: number
  readonly durableFrames: number
  readonly serverTimeMs: number
}

export function encodeDurabilityRequest(request: DurabilityRequest): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.durability)
  encoding.writeVarUint(encoder, request.requestId)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the message type. Throws on a truncated frame. */
export function readDurabilityRequest(decoder: decoding.Decoder): DurabilityRequest {
  return { requestId: decoding.readVarUint(decoder) }
}

export function encodeDurabilityAnswer(answer: DurabilityAnswer): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.durability)
  encoding.writeVarUint(encoder, answer.requestId)
  encoding.writeVarUint(encoder, answer.durableFrames)
  encoding.writeVarUint(encoder, answer.serverTimeMs)
  return encoding.toUint8Array(encoder)
}

/** Reads what follows the message type. Throws on a truncated frame. */
export function readDurabilityAnswer(decoder: decoding.Decoder): DurabilityAnswer {
  const requestId = decoding.readVarUint(decoder)
  const durableFrames = decoding.readVarUint(decoder)
  const serverTimeMs = decoding.readVarUint(decoder)
  return { requestId, durableFrames, serverTimeMs }
}
