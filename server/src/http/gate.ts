import type { IncomingMessage } from 'node:http'

import type { FastifyRequest } from 'fastify'

import type { Role } from '@whyboard/shared/domain/board.ts'
import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'

import type { Attempts } from '../access/attempts.ts'
import type { AccessDoorkeeper } from '../access/doorkeeper.ts'
import type { Admission } from '../room/admission.ts'
import { Refused } from './problems.ts'

/** Hooks that let a request in or refuse it, before its body is read. */
export interface Gate {
  /** Only the workspace key. */
  readonly library: (request: FastifyRequest) => Promise<void>
  /** Any key of the board that the address names as `:id`. */
  readonly board: (request: FastifyRequest) => Promise<void>
  /** A key of that board which may change it, or the workspace key. */
  readonly writer: (request: FastifyRequest) => Promise<void>
  /** A facilitator's key of that board, or the workspace key. */
  readonly facilitator: (request: FastifyRequest) => Promise<void>
  /** Any key of that board, with the token of a person on it: `participantId` of the admission is theirs. */
  readonly person: (request: FastifyRequest) => Promise<void>
  /** What `board`, `writer`, `facilitator` or `person` let in. */
  readonly admissionOf: (request: FastifyRequest) => Admission
}

export interface GateDeps {
  readonly doorkeeper: AccessDoorkeeper
  readonly attempts: Attempts
  /** Who really asks, behind trusted proxies. */
  readonly addressOf: (request: IncomingMessage) => string
}

/** The header that carries a person's token, beside the key. */
export const PERSON_HEADER = 'Whyboard-Participant'

export function createGate({ doorkeeper, attempts, addressOf }: GateDeps): Gate {
  const admissions = new WeakMap<FastifyRequest, Admission>()

  const refusalOf = (
    reason: 'noSuchBoard' | 'unknownKey' | 'revoked' | 'forbidden',
    address: string,
  ): Refused => {
    if (reason === 'revoked') return new Refused('revoked', CLOSE_REASONS.revoked.says)
    if (reason === 'noSuchBoard')
      return new Refused('no-such-board', CLOSE_REASONS.noSuchBoard.says)
    if (reason === 'forbidden')
      return new Refused('forbidden', 'Only the workspace key opens this.')
    if (attempts.hasLeft(address)) return new Refused('unknown-key', 'This key does not open this.')
    const seconds = attempts.secondsUntilNext(address)
    return new Refused(
      'too-many-attempts',
      `Too many keys from your address did not fit. Try again in ${seconds} s.`,
      { headers: { 'retry-after': String(seconds) } },
    )
  }

  const admit = async (request: FastifyRequest): Promise<Admission> => {
    const { id: boardId } = request.params as { readonly id: string }
    const key = keyOf(request)
    const address = addressOf(request.raw)
    const participantToken = tokenOf(request)
    const admission = await doorkeeper.admit({ boardId, key, participantToken, address })
    if (!admission.ok) throw refusalOf(admission.reason, address)
    admissions.set(request, admission.value)
    return admission.value
  }

  const requireRole =
    (allowed: readonly Role[], otherwise = '') =>
    async (request: FastifyRequest) => {
      const { role } = await admit(request)
      if (!allowed.includes(role)) throw new Refused('forbidden', otherwise)
    }

  return {
    async library(request) {
      const address = addressOf(request.raw)
      const opened = await doorkeeper.admitToLibrary(keyOf(request), address)
      if (!opened.ok) throw refusalOf(opened.reason, address)
    },
    board: requireRole(['facilitator', 'contributor', 'observer']),
    writer: requireRole(
      ['facilitator', 'contributor'],
      'This link shows the board, but may not change it. Ask for one that may.',
    ),
    facilitator: requireRole(['facilitator'], 'Only a facilitator of this board may do that.'),
    async person(request) {
      const { participantId } = await admit(request)
      if (participantId !== null) return
      throw new Refused(
        'missing-key',
        `Send the token that joining this board gave you as "${PERSON_HEADER}: <token>".`,
      )
    },
    admissionOf(request) {
      const admission = admissions.get(request)
      if (admission === undefined) throw new Error('This route has no gate.')
      return admission
    },
  }
}

/** The key of `Authorization: Bearer …` (RFC 6750). A query never carries one: it would end up in logs. */
function keyOf(request: FastifyRequest): string {
  const key = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
  if (key !== undefined) return key
  throw new Refused(
    'missing-key',
    'Send the key of the link, or the workspace key, as "Authorization: Bearer <key>".',
  )
}

function tokenOf({ headers }: FastifyRequest): string | null {
  const token = headers[PERSON_HEADER.toLowerCase()]
  return typeof token === 'string' && token !== '' ? token : null
}
