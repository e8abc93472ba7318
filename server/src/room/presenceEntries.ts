import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { toPersonName } from '@whyboard/shared/protocol/names.ts'
import type { PresenceUser } from '@whyboard/shared/protocol/presence.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { Admission } from './admission.ts'
import type { People } from './people.ts'

/** One client's part of an awareness update (y-protocols PROTOCOL.md: client id, clock, JSON). */
export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** The state as UTF-8 JSON; `null` in JSON says that the client left. */
  readonly state: Uint8Array
}

const NULL_STATE = new TextEncoder().encode('null')
const GUEST = 'Guest'
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads an awareness update without decoding the states.
 * @throws Error when it is truncated
 */
export function readPresenceEntries(update: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(update)
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    // A string is its length in bytes and UTF-8, so this reads it as it is.
    const state = decoding.readVarUint8Array(decoder)
    entries.push({ clientId, clock, state })
  }
  return entries
}

/** The update that holds these entries. */
export function writePresenceEntries(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint8Array(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

export function isNullState(state: Uint8Array): boolean {
  return state.length === 4 && NULL_STATE.every((byte, at) => state[at] === byte)
}

/** The entry by which everybody forgets a client; the same clock still counts for that (y-protocols awareness). */
export function leavingEntry(clientId: number, clock: number): PresenceEntry {
  return { clientId, clock, state: NULL_STATE }
}

/**
 * The state with the identity that the server knows: the same bytes where nothing differs, rewritten where `user`
 * says something else. A person is called what the board's document calls them; an anonymous session may choose a name
 * and a colour, but no id, no other role, and no name of a person of the board. A state without `user` stays as it is.
 * @returns `null` when it is no JSON object
 */
export function withIdentity(
  state: Uint8Array,
  admission: Admission,
  people: People,
): Uint8Array | null {
  const parsed = parseObject(state)
  if (parsed === null) return null
  const { user } = parsed
  if (user === undefined) return state
  const { role, participantId } = admission
  const claimed = typeof user === 'object' && user !== null ? (user as Partial<PresenceUser>) : {}
  const person = participantId === null ? undefined : people.of(participantId)
  const known: Partial<PresenceUser> = {
    ...('name' in claimed && { name: toGuestName(claimed.name, people) }),
    ...person,
    id: participantId,
    role,
  }
  const isSame = (Object.keys(known) as (keyof PresenceUser)[]).every(
    (key) => claimed[key] === known[key],
  )
  if (isSame) return state
  return new TextEncoder().encode(JSON.stringify({ ...parsed, user: { ...claimed, ...known } }))
}

/** The name of an anonymous session, as it chose it unless that is somebody else's or cannot be read. */
function toGuestName(claimed: unknown, people: People): string {
  const text = typeof claimed === 'string' ? claimed : ''
  let name = toPersonName(text) ?? toPersonName(text.slice(0, LIMITS.maxNameLength)) ?? GUEST
  while (people.isCalled(name)) name = `${GUEST} · ${name}`
  return name
}

function parseObject(state: Uint8Array): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(utf8.decode(state))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
