import type { IncomingMessage } from 'node:http'

import fastifySwagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'

import type { Random } from '@whyboard/shared/domain/random.ts'

import type { Attempts } from '../access/attempts.ts'
import type { AccessDoorkeeper } from '../access/doorkeeper.ts'
import type { Links } from '../access/links.ts'
import type { OriginRules } from '../access/origins.ts'
import type { Participants } from '../access/participants.ts'
import type { ImageReencoder } from '../images/imageReencoder.ts'
import type { Clock, Log } from '../room/environment.ts'
import type { Rooms } from '../room/rooms.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import { addBoardRoutes } from './boards.ts'
import { addClient } from './client.ts'
import { createDocuments } from './documents.ts'
import { answerBroken, answerErrors, toProblem } from './errors.ts'
import { createGate, PERSON_HEADER } from './gate.ts'
import { guardOrigin, HEADERS } from './headers.ts'
import { addHealthRoutes } from './health.ts'
import { addImageRoutes } from './images.ts'
import { createLibrary } from './library.ts'
import { addLinkRoutes } from './links.ts'
import { addParticipantRoutes } from './participants.ts'
import { buildProblem, sendProblem } from './problems.ts'
import { addReportRoutes } from './reports.ts'
import { compileValidator } from './validation.ts'

/** The HTTP server, with the types of its routes' schemas. */
export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface HttpDeps {
  readonly storage: BoardStorage
  readonly rooms: Rooms
  readonly doorkeeper: AccessDoorkeeper
  readonly links: Links
  readonly participants: Participants
  readonly attempts: Attempts
  readonly images: ImageReencoder
  /** What the addresses of pictures are made from. */
  readonly instanceSecret: Uint8Array
  /** Asked for each request, since it is known only once the server listens. */
  readonly origins: () => OriginRules
  /** Who really asks, behind trusted proxies. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly isClosing: () => boolean
  readonly version: string
  readonly tldrawLicenseKey: string | null
  /** Absolute path of the built client. */
  readonly clientDir: string
  /** How long a request may take to arrive; {@link REQUEST_TIMEOUT_MS} unless a test is in a hurry. */
  readonly requestTimeoutMs?: number
}

const MAX_BODY_BYTES = 1024 * 1024
const REQUEST_TIMEOUT_MS = 60_000
/** Node looks for late requests at intervals, of 30 s by itself: so often within the time that they have. */
const LOOKS_FOR_LATE = 12

/** Builds the server with all its routes; it does not listen yet. */
export async function createHttp(deps: HttpDeps): Promise<Server> {
  const { log, origins, requestTimeoutMs = REQUEST_TIMEOUT_MS } = deps
  const app: Server = Fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: requestTimeoutMs,
    clientErrorHandler: answerBroken,
    // A path that cannot be decoded never reaches a route, a hook or the error handler.
    frameworkErrors: (error, _request, reply) => {
      const problem = toProblem(error) ?? buildProblem('internal', 'Try again.')
      void sendProblem(reply.headers(HEADERS), problem)
    },
    forceCloseConnections: 'idle',
    // Some programs offer to go on in HTTP/2 with every request (Java's client, curl --http2). An offer that is not
    // taken up is answered as if it had not been made (RFC 9110, 7.8); sockets are the only upgrade that there is.
    http: {
      shouldUpgradeCallback: ({ headers }) => isForSocket(headers.upgrade),
      // Node takes the shorter of the two times for heads alone, whichever that is.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: requestTimeoutMs / LOOKS_FOR_LATE,
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(compileValidator)
  // Answers are built from typed values; the schemas describe them, they do not cut them down.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  answerErrors(app, log)
  guardOrigin(app, origins)
  logRequests(app, log)

  await app.register(fastifySwagger, { openapi: describeApi(deps.version) })
  await app.register(async (api: Server) => {
    api.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
    const gate = createGate(deps)
    const documents = createDocuments(deps)
    const library = createLibrary({ ...deps, documents })
    addHealthRoutes(api, deps)
    addBoardRoutes(api, { ...deps, gate, library, documents })
    addLinkRoutes(api, { ...deps, gate })
    addParticipantRoutes(api, { ...deps, gate, documents })
    addReportRoutes(api, { ...deps, gate, documents })
    // In a context of its own, because there a body is no JSON.
    await api.register(async (own: Server) => addImageRoutes(own, { ...deps, gate }))
    api.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  })
  await addClient(app, deps.clientDir)
  return app
}

function isForSocket(upgrade: string | undefined): boolean {
  const offered = upgrade?.split(',').map((one) => one.trim().toLowerCase())
  return offered?.includes('websocket') === true
}

/** One line for each answer. The route stands for the address, so nothing that a client put there is logged. */
function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    log.debug('request.answered', {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    })
  })
}

function describeApi(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Whyboard',
      version,
      description:
        'Post-mortem boards. A key is the part of a link after "#key=", or the workspace key. Refusals are problem details (RFC 9457) with a stable type.',
    },
    components: {
      securitySchemes: {
        key: {
          type: 'http' as const,
          scheme: 'bearer',
          description: 'The key of a link, or the workspace key.',
        },
        participant: {
          type: 'apiKey' as const,
          in: 'header' as const,
          name: PERSON_HEADER,
          description: 'The token that joining a board gave to a person.',
        },
      },
    },
    tags: [
      { name: 'boards', description: 'Post-mortems' },
      { name: 'links', description: 'Who may open a board' },
      { name: 'server', description: 'State of the server' },
    ],
  }
}
