import {
  REACTIONS,
  type CaretInText,
  type PresenceState,
  type PresenceUser,
  type Reaction,
} from '@whyboard/shared/protocol/presence.ts'

const COLOUR = /^#[0-9a-f]{6}$/i
const MAX_SELECTION = 500
/** Numbers of a laser's trail, two a point. */
const MAX_TRAIL = 400
/** Further out is no place of a board, px at zoom 1; the camera of whoever follows somebody there would break. */
const MAX_DISTANCE = 1e7

/**
 * Reads what another page says of itself, which may be anything: parts that do not fit are left out, and a state without
 * a readable person is `null`. The server has checked the person, not the rest.
 */
export function readPresence(value: unknown): PresenceState | null {
  if (!isRecord(value)) return null
  const user = readUser(value['user'])
  if (user === null) return null
  const {
    cursor,
    selection,
    editing,
    viewport,
    laser,
    handRaised,
    handRaisedAtMs,
    following,
    reaction,
  } = value
  return {
    user,
    ...(isRecord(cursor) && arePlaces(cursor['x'], cursor['y'])
      ? { cursor: { x: cursor['x'] as number, y: cursor['y'] as number } }
      : {}),
    ...(Array.isArray(selection)
      ? { selection: selection.filter((id) => typeof id === 'string').slice(0, MAX_SELECTION) }
      : {}),
    ...(isRecord(editing) && typeof editing['target'] === 'string'
      ? {
          editing: {
            target: editing['target'],
            anchor: editing['anchor'],
            head: editing['head'],
            ...readNext(editing['next']),
          },
        }
      : {}),
    ...(isRecord(viewport) &&
    arePlaces(viewport['x'], viewport['y']) &&
    areSizes(viewport['w'], viewport['h'])
      ? {
          viewport: {
            x: viewport['x'] as number,
            y: viewport['y'] as number,
            w: viewport['w'] as number,
            h: viewport['h'] as number,
          },
        }
      : {}),
    ...(isTrail(laser) ? { laser } : {}),
    ...(handRaised === true ? { handRaised: true } : {}),
    ...(isNumber(handRaisedAtMs) ? { handRaisedAtMs } : {}),
    ...(Number.isSafeInteger(following) ? { following: following as number } : {}),
    ...readReaction(reaction),
  }
}

function readNext(value: unknown): Pick<CaretInText, 'next'> {
  if (!isRecord(value)) return {}
  const { client, clock } = value
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return {}
  return { next: { client: client as number, clock: clock as number } }
}

function readReaction(value: unknown): Pick<PresenceState, 'reaction'> {
  if (!isRecord(value)) return {}
  const { kind, count, x, y } = value
  if (!REACTIONS.includes(kind as Reaction) || !Number.isSafeInteger(count) || !arePlaces(x, y))
    return {}
  return {
    reaction: { kind: kind as Reaction, count: count as number, x: x as number, y: y as number },
  }
}

function readUser(value: unknown): PresenceUser | null {
  if (!isRecord(value) || typeof value['name'] !== 'string') return null
  const { id, name, colour, role } = value
  return {
    id: typeof id === 'string' ? id : null,
    name,
    // Goes into styles, so nothing but a colour may pass.
    colour: typeof colour === 'string' && COLOUR.test(colour) ? colour : '#888888',
    role: typeof role === 'string' ? role : 'observer',
  }
}

function isTrail(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= MAX_TRAIL &&
    value.length % 2 === 0 &&
    arePlaces(...(value as readonly unknown[]))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function arePlaces(...values: readonly unknown[]): boolean {
  return values.every((value) => isNumber(value) && Math.abs(value) <= MAX_DISTANCE)
}

function areSizes(...values: readonly unknown[]): boolean {
  return values.every((value) => isNumber(value) && value >= 1 && value <= MAX_DISTANCE)
}
