import { MESSAGE, readDurabilityRequest, SYNC } from '@whyboard/shared/protocol/messages.ts'
import * as decoding from 'lib0/decoding'

import type { Incoming } from '../room/incoming.ts'

const UNKNOWN: Incoming = { kind: 'unknown' }

/**
 * Parses a binary frame once; everything later works on the result. Numbers count by their value, however they were
 * written, so no spelling of a message passes for another one.
 * @returns `null` when it is empty or truncated
 */
export function parseFrame(frame: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return parseSync(decoder)
      case MESSAGE.awareness:
        return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
      case MESSAGE.queryAwareness:
        return { kind: 'presenceQuery' }
      case MESSAGE.durability: {
        const { requestId } = readDurabilityRequest(decoder)
        return requestId > 0 ? { kind: 'durability', requestId } : null
      }
      default:
        return UNKNOWN
    }
  } catch {
    return null
  }
}

function parseSync(decoder: decoding.Decoder): Incoming | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC.step1:
      return { kind: 'step1', stateVector: decoding.readVarUint8Array(decoder) }
    case SYNC.step2:
      return { kind: 'step2', update: decoding.readVarUint8Array(decoder) }
    case SYNC.update:
      return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
    default:
      return null
  }
}
