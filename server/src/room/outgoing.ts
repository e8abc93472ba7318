import { MESSAGE } from '@whyboard/shared/protocol/messages.ts'
import * as encoding from 'lib0/encoding'

/** A presence update without anybody in it: keeps stock clients from leaving a quiet room. */
export const EMPTY_PRESENCE = encodePresence(Uint8Array.of(0))

/** A frame of the sync protocol: `step` is one of SYNC, `payload` a state vector or an update. */
export function encodeSync(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** A frame with an awareness update. */
export function encodePresence(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}
