import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { FastifyReply, FastifyRequest } from 'fastify'

import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { networkOf } from '../access/attempts.ts'
import type { ImageReencoder, ImageRefusal } from '../images/imageReencoder.ts'
import type { Clock } from '../room/environment.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import type { Server } from './app.ts'
import { codeOf } from './errors.ts'
import type { Gate } from './gate.ts'
import { createPaces } from './paces.ts'
import { Refused } from './problems.ts'
import {
  BoardParams,
  ImageAnswer,
  ImageHeldAnswer,
  ImageParams,
  KEYED,
  NewImageAnswer,
  NewImageBody,
  PROBLEM_ANSWERS,
} from './schemas.ts'

export interface ImageRouteDeps {
  readonly gate: Gate
  readonly storage: BoardStorage
  readonly images: ImageReencoder
  readonly instanceSecret: Uint8Array
  readonly clock: Clock
  /** Who really asks, behind trusted proxies. */
  readonly addressOf: (request: IncomingMessage) => string
}

/** Pictures that one board may get at once, and for ever. */
const PACE = { burst: 60, perSecond: 1 }
/**
 * Pictures that one address may ask for at once, and for ever: an office of fifty that opens a board of sixty. Nobody
 * asks twice for one that the browser holds.
 */
const LOOK_PACE = { burst: 3_000, perSecond: 100 }
/** Bodies that are received or worked on at once, over all boards: each is up to 10 MB of memory. */
const MAX_UNDER_WAY = 16
/** Of them for one board: who sends very slowly, or nothing, must not keep pictures from all others. */
const MAX_UNDER_WAY_PER_BOARD = 8
const RETRY_AFTER_S = 5

/** What may be done with an image by itself: shown as one, nothing else. */
const IMAGE_HEADERS = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'inline',
} as const

const MB = Math.round(LIMITS.maxImageBytes / 1_048_576)
const MEGAPIXELS = LIMITS.maxImagePixels / 1_000_000

const REFUSALS: Readonly<Record<ImageRefusal, () => Refused>> = {
  unsupported: () =>
    new Refused(
      'unsupported-image',
      'This file is no picture that a board can show. Use a PNG, JPEG, WebP, GIF or AVIF.',
    ),
  'too-many-pixels': () =>
    new Refused(
      'too-large',
      `The picture has more than ${MEGAPIXELS} megapixels. Make it smaller and try again.`,
    ),
  unreadable: () =>
    new Refused(
      'unreadable-image',
      'The picture is damaged and could not be read. Open it in another program, save it anew and try again.',
    ),
  'too-slow': () =>
    new Refused(
      'too-slow',
      'The picture is taking too long, as the server has much to do. Try again in a while; nothing is lost.',
      { headers: { 'retry-after': String(RETRY_AFTER_S) } },
    ),
  busy: () => isBusy(),
}

/** Pictures on boards: a file is re-encoded and kept; whoever knows its address may see it. */
export function addImageRoutes(app: Server, deps: ImageRouteDeps): void {
  const { gate, storage, images, instanceSecret, clock, addressOf } = deps
  const paces = createPaces(() => clock.nowMs(), PACE)
  const lookPaces = createPaces(() => clock.nowMs(), LOOK_PACE)
  let underWay = 0
  const underWayOf = new Map<string, number>()

  /** Before the body is received: a place among those under way, given back when the answer has ended. */
  const takePlace = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { id } = request.params as { readonly id: string }
    const ofBoard = underWayOf.get(id) ?? 0
    if (underWay >= MAX_UNDER_WAY || ofBoard >= MAX_UNDER_WAY_PER_BOARD) throw isBusy()
    const waitS = paces.take(id)
    if (waitS > 0) {
      throw new Refused(
        'too-many-images',
        `Too many pictures came to this board at once. Try again in ${waitS} s.`,
        { headers: { 'retry-after': String(waitS) } },
      )
    }
    underWay += 1
    underWayOf.set(id, ofBoard + 1)
    const giveBack = (): void => {
      reply.raw.off('close', giveBack).off('finish', giveBack)
      underWay -= 1
      const left = (underWayOf.get(id) ?? 1) - 1
      if (left > 0) underWayOf.set(id, left)
      else underWayOf.delete(id)
    }
    reply.raw.once('close', giveBack).once('finish', giveBack)
  }

  app.setErrorHandler((error) => {
    // The general sentence speaks of JSON and of another size.
    if (codeOf(error) === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      throw new Refused(
        'too-large',
        `The picture is larger than ${MB} MB. Make it smaller and try again.`,
      )
    }
    throw error
  })
  app.removeAllContentTypeParsers()
  // What the file is, its bytes tell; what the header says of it is not believed.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.post(
    '/api/boards/:id/images',
    {
      onRequest: [gate.writer, takePlace],
      bodyLimit: LIMITS.maxImageBytes,
      schema: {
        operationId: 'addImage',
        summary: 'A picture for a board: the body is the file',
        description: `PNG, JPEG, WebP, GIF (its first picture) or AVIF, at most ${MB} MB and ${MEGAPIXELS} megapixels. It is encoded anew, upright and without its metadata, at most ${LIMITS.maxImageSide} px long. The address that is answered can be read without a key and guessed by nobody.`,
        tags: ['boards'],
        security: KEYED,
        consumes: ['application/octet-stream', 'image/*'],
        params: BoardParams,
        body: NewImageBody,
        response: { 201: NewImageAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const boardId = request.params.id
      const file = request.body
      if (!(file instanceof Uint8Array)) throw REFUSALS.unsupported()
      const made = await images.reencode(file)
      if (!made.ok) throw REFUSALS[made.reason]()
      const { bytes, mimeType, w, h } = made.value
      const id = imageIdOf(instanceSecret, boardId, bytes)
      const kept = await storage.putImage(
        { boardId, id, mimeType, bytes, createdAtMs: clock.nowMs() },
        LIMITS.maxImageBytesPerBoard,
      )
      if (kept === 'full') {
        const limit = Math.round(LIMITS.maxImageBytesPerBoard / 1_048_576)
        throw new Refused(
          'limit-reached',
          `The pictures of this board take ${limit} MB, more do not fit. Make this one smaller.`,
        )
      }
      return reply.code(201).send({ url: `/api/boards/${boardId}/images/${id}`, w, h, mimeType })
    },
  )

  app.get(
    '/api/boards/:id/images/:imageId',
    {
      schema: {
        operationId: 'getImage',
        summary: 'A picture of a board; its address is all that it takes',
        tags: ['boards'],
        params: ImageParams,
        response: { 200: ImageAnswer, 304: ImageHeldAnswer, ...PROBLEM_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id, imageId } = request.params
      // The id says what the content is, so whatever is held under it is still right.
      const etag = `"${imageId}"`
      if (request.headers['if-none-match'] === etag) {
        return reply
          .code(304)
          .headers({ ...IMAGE_HEADERS, etag })
          .send(null)
      }
      const waitS = lookPaces.take(networkOf(addressOf(request.raw)))
      if (waitS > 0) {
        throw new Refused(
          'too-many-images',
          `Your address asked for too many pictures at once. Try again in ${waitS} s.`,
          { headers: { 'retry-after': String(waitS) } },
        )
      }
      const found = await storage.findImage(id, imageId)
      if (found === null) throw new Refused('no-such-image', 'This board has no such picture.')
      return reply
        .headers({ ...IMAGE_HEADERS, etag })
        .type(found.mimeType)
        .send(Buffer.from(found.bytes.buffer, found.bytes.byteOffset, found.bytes.byteLength))
    },
  )
}

function isBusy(): Refused {
  return new Refused(
    'busy',
    'The server is busy with other pictures. Try again in a few seconds; nothing is lost.',
    { headers: { 'retry-after': String(RETRY_AFTER_S) } },
  )
}

/**
 * The same content on the same board has the same id, and nobody can compute it who does not have the instance secret:
 * HMAC-SHA-256 (RFC 2104), cut to 160 bits, in base64url.
 */
function imageIdOf(instanceSecret: Uint8Array, boardId: string, bytes: Uint8Array): string {
  const content = createHash('sha256').update(bytes).digest('hex')
  const mac = createHmac('sha256', instanceSecret).update(`image/${boardId}/${content}`).digest()
  return mac.subarray(0, 20).toString('base64url')
}
