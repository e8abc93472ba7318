import { Type } from 'typebox'

import type { Log } from '../room/environment.ts'
import { messageOf, type Clock } from '../room/environment.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import type { Server } from './app.ts'
import { Refused } from './problems.ts'
import { PROBLEM_ANSWERS } from './schemas.ts'

export interface HealthDeps {
  readonly storage: BoardStorage
  readonly clock: Clock
  readonly log: Log
  /** Whether the server is going down, so that a balancer sends nobody any more. */
  readonly isClosing: () => boolean
  readonly version: string
  readonly tldrawLicenseKey: string | null
}

const PROBE_MS = 2_000

/** What needs no key: whether the server lives, takes sockets, and what the client must know before it has a key. */
export function addHealthRoutes(app: Server, deps: HealthDeps): void {
  const { storage, clock, log, isClosing, version, tldrawLicenseKey } = deps

  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process is up',
        tags: ['server'],
        response: { 200: Type.Object({ status: Type.Literal('up') }) },
      },
    },
    async () => ({ status: 'up' as const }),
  )

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether boards can be opened and saved',
        tags: ['server'],
        response: { 200: Type.Object({ status: Type.Literal('ready') }), ...PROBLEM_ANSWERS },
      },
    },
    async () => {
      if (isClosing()) throw new Refused('not-ready', 'The server is going down.')
      try {
        await withinMs(clock, PROBE_MS, storage.probe())
      } catch (error) {
        log.warn('storage.unready', { error: messageOf(error) })
        throw new Refused('not-ready', 'The server cannot save at the moment.')
      }
      return { status: 'ready' as const }
    },
  )

  app.get(
    '/api/config',
    {
      schema: {
        operationId: 'getConfig',
        summary: 'What the client must know before it has a key',
        tags: ['server'],
        response: {
          200: Type.Object({
            version: Type.String(),
            tldrawLicenseKey: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async () => ({ version, tldrawLicenseKey }),
  )
}

/** @throws when `promise` takes longer than `limitMs` */
function withinMs<Value>(clock: Clock, limitMs: number, promise: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const cancel = clock.after(limitMs, () => late.reject(new Error(`No answer in ${limitMs} ms.`)))
  return Promise.race([promise, late.promise]).finally(cancel)
}
