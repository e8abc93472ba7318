import { Type, type TSchema } from 'typebox'

import { AGENDA_TEMPLATE_NAMES } from '@whyboard/shared/domain/agenda.ts'
import {
  OCCASIONS,
  ROLES,
  SEVERITIES,
  STATUSES,
  type Board,
} from '@whyboard/shared/domain/board.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/*
 * The shapes of requests and answers. A description completes "must be …", see validation.ts.
 */

const MAX_TEXT_LENGTH = LIMITS.maxCardTextLength
const MAX_LABELS = 50

/** One of a list of words. */
function word<const Words extends readonly string[]>(words: Words) {
  return Type.Unsafe<Words[number]>(Type.Enum(words, { description: `one of ${words.join(', ')}` }))
}

function orNull<Schema extends TSchema>(schema: Schema, description: string) {
  return Type.Optional(Type.Union([schema, Type.Null()], { description }))
}

/** Completes "must be …". */
export const NAME_PHRASE = `text of 1 to ${LIMITS.maxNameLength} characters`
const name = Type.String({
  minLength: 1,
  maxLength: LIMITS.maxNameLength,
  pattern: '\\S',
  description: NAME_PHRASE,
})
const optionalName = orNull(
  Type.String({ maxLength: LIMITS.maxNameLength }),
  `text of at most ${LIMITS.maxNameLength} characters`,
)
const optionalText = orNull(
  Type.String({ maxLength: MAX_TEXT_LENGTH }),
  `text of at most ${MAX_TEXT_LENGTH} characters`,
)
const labels = orNull(
  Type.Array(name, { maxItems: MAX_LABELS }),
  `a list of at most ${MAX_LABELS} names of 1 to ${LIMITS.maxNameLength} characters`,
)

/** RFC 3339 with its zone, seconds optional; or epoch ms. `toInstant` reads it. */
const instant = Type.Union([
  Type.String({
    pattern:
      '^\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([Zz]|[+-]\\d\\d:?\\d\\d)$',
  }),
  Type.Integer({ minimum: -8.64e15, maximum: 8.64e15 }),
])
const INSTANT_PHRASE =
  'a time with its zone, like 2026-05-04T14:03:00Z or 2026-05-04T16:03+02:00, or milliseconds since 1970-01-01 UTC'
const optionalInstant = orNull(instant, INSTANT_PHRASE)

/** Completes "must be …". */
export const TITLE_PHRASE = `text of 1 to ${LIMITS.maxTitleLength} characters`

export const NewBoardBody = Type.Object(
  {
    /** Needed but for a sample, which has one of its own; `readNewBoard` sees to it. */
    title: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: LIMITS.maxTitleLength,
        pattern: '\\S',
        description: TITLE_PHRASE,
      }),
    ),
    template: Type.Optional(word(AGENDA_TEMPLATE_NAMES)),
    sample: Type.Optional(Type.Boolean({ description: 'true or false' })),
    severity: orNull(
      Type.String({ pattern: '^[Ss][Ee][Vv][1-4]$' }),
      `one of ${SEVERITIES.join(', ')}`,
    ),
    occasion: Type.Optional(word(OCCASIONS)),
    timeZone: orNull(
      Type.String({ maxLength: 100 }),
      'the IANA name of a time zone, like Europe/Berlin',
    ),
    startedAt: optionalInstant,
    detectedAt: optionalInstant,
    acknowledgedAt: optionalInstant,
    mitigatedAt: optionalInstant,
    resolvedAt: optionalInstant,
    meetingAt: optionalInstant,
    summary: optionalText,
    impact: optionalText,
    detection: optionalText,
    trigger: optionalText,
    resolution: optionalText,
    effect: optionalText,
    services: labels,
    teams: labels,
    tags: labels,
    facilitator: optionalName,
    owner: optionalName,
  },
  { description: 'a JSON object' },
)

/** What a person calls themselves. */
export const PersonBody = Type.Object({
  name,
  colour: Type.String({
    pattern: '^#[0-9A-Fa-f]{6}$',
    description: 'a colour like #1d4ed8',
  }),
})

export const NewLinkBody = Type.Object({
  role: word(ROLES),
  expiresAtMs: orNull(
    Type.Integer({ minimum: 0, maximum: 8.64e15 }),
    'milliseconds since 1970-01-01 UTC, or null for no end',
  ),
})

export const BoardParams = Type.Object({ id: Type.String({ description: 'the id of a board' }) })
export const LinkParams = Type.Object({
  id: Type.String({ description: 'the id of a board' }),
  linkId: Type.String({ description: 'the id of a link' }),
})

export const ImageParams = Type.Object({
  id: Type.String({ description: 'the id of a board' }),
  imageId: Type.String({ description: 'the id of a picture' }),
})

const epochMs = Type.Integer({ description: 'Milliseconds since 1970-01-01 UTC.' })
const optionalEpochMs = Type.Union([epochMs, Type.Null()])

export const NewBoardAnswer = Type.Object({
  id: Type.String(),
  links: Type.Object(
    { facilitator: Type.String(), contributor: Type.String(), observer: Type.String() },
    { description: 'The first link of each role; its secret is in the fragment.' },
  ),
})

export const BoardListAnswer = Type.Object({
  boards: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      severity: Type.Union([word(SEVERITIES), Type.Null()]),
      status: word(STATUSES),
      occasion: word(OCCASIONS),
      createdAtMs: epochMs,
      startedAtMs: optionalEpochMs,
      resolvedAtMs: optionalEpochMs,
      people: Type.Integer({ description: 'People in it now.' }),
      facilitator: Type.Union([Type.String(), Type.Null()]),
      actions: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
    }),
  ),
})

export const BoardAnswer = Type.Object({
  epoch: Type.String({ description: 'Changes when the board is restored or replaced.' }),
  role: word(ROLES),
  board: Type.Unsafe<Board>({
    type: 'object',
    description: 'The post-mortem as committed: incident, texts, cards, links and so on.',
    required: ['id', 'schemaVersion', 'incident', 'texts', 'cards'],
    properties: {
      id: { type: 'string' },
      schemaVersion: { type: 'integer' },
      createdAtMs: { type: 'integer' },
      incident: { type: 'object' },
      texts: { type: 'object', additionalProperties: { type: 'string' } },
      cards: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'kind', 'text'],
          properties: {
            id: { type: 'string' },
            kind: { type: 'string' },
            text: { type: 'string' },
          },
        },
      },
    },
  }),
})

/** As it is kept: the name without what cannot be seen. */
export const PersonAnswer = Type.Object({ name: Type.String(), colour: Type.String() })

export const NewParticipantAnswer = Type.Object({
  participantId: Type.String(),
  token: Type.String({ description: 'Known to this person alone; it is not shown again.' }),
})

/** Bytes, which no schema checks. */
export const NewImageBody = Type.Unsafe<unknown>({ description: 'the bytes of the file' })

export const NewImageAnswer = Type.Object({
  url: Type.String({ description: 'Its address on this server, without scheme and host.' }),
  w: Type.Integer({ description: 'Width, px.' }),
  h: Type.Integer({ description: 'Height, px.' }),
  mimeType: Type.String(),
})

export const ImageAnswer = {
  description: 'The picture.',
  content: { 'image/*': { schema: Type.Unsafe<Uint8Array>({}) } },
}

export const ImageHeldAnswer = Type.Null({ description: 'What the browser holds is the picture.' })

export const LinkAnswer = Type.Object({
  id: Type.String(),
  role: word(ROLES),
  url: Type.Union([Type.String(), Type.Null()], {
    description: 'Null for a link made by another installation, whose secret is not here.',
  }),
  createdAtMs: epochMs,
  expiresAtMs: optionalEpochMs,
  revokedAtMs: optionalEpochMs,
})
export const LinkListAnswer = Type.Object({ links: Type.Array(LinkAnswer) })

const ProblemAnswer = {
  description: 'What was refused, and what to do (RFC 9457).',
  content: {
    'application/problem+json': {
      schema: Type.Object({
        type: Type.String({ description: 'urn:whyboard:problem:<name>; never changes.' }),
        title: Type.String(),
        status: Type.Integer(),
        detail: Type.String({ description: 'What happened and what to do, for a person.' }),
        field: Type.Optional(Type.String({ description: 'The field that does not fit.' })),
      }),
    },
  },
}

/** The refusals that any route may answer with. */
export const PROBLEM_ANSWERS = { '4xx': ProblemAnswer, '5xx': ProblemAnswer } as const

/** Marks a route that needs a key. */
export const KEYED = [{ key: [] }] as const
/** The same for what only a person may do. */
export const PERSONAL = [{ key: [], participant: [] }] as const
