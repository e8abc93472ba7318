import type { FastifyInstance } from 'fastify'

import type { OriginRules } from '../access/origins.ts'
import { Refused } from './problems.ts'

/**
 * What a page of ours may load: only what comes from this server. Styles are inline in the canvas, whose watermark
 * they would otherwise deform. `connect-src 'self'` covers the sockets of the same origin (CSP 3, 6.7.2.8).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/**
 * What every answer carries. Whether TLS is spoken is the proxy's to say, so Strict-Transport-Security is not among
 * them.
 */
export const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Puts the headers on every answer and refuses changes asked for by pages of another origin. No CORS header is ever
 * sent, so such pages cannot read an answer either.
 */
export function guardOrigin(app: FastifyInstance, origins: () => OriginRules): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (READING.has(request.method) || origins().allows(request.headers.origin)) return
    throw new Refused(
      'wrong-origin',
      `A page of another address may not change anything here. Open ${origins().base} instead, or set PUBLIC_URL to the address that people use.`,
    )
  })
}
