import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** 160 bits: what a link's secret, a person's token and a made workspace key hold. */
export const SECRET_BYTES = 20

/**
 * The secret of a capability link: HMAC-SHA-256 of its id under the instance secret (RFC 2104), cut to 160 bits, in
 * base64url (27 characters). It can be computed again for Share, so that no database ever holds it.
 */
export function linkSecret(instanceSecret: Uint8Array, linkId: string): string {
  const mac = createHmac('sha256', instanceSecret).update(`link/${linkId}`).digest()
  return mac.subarray(0, SECRET_BYTES).toString('base64url')
}

/**
 * What the database keeps of a secret: SHA-256 in hex. A slow hash would gain nothing, because the secrets are
 * random and long. Looking a secret up by its hash leaks nothing by the time it takes: whoever tries secrets cannot
 * choose their hashes.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether two secrets are equal, in a time that does not depend on where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** A secret made of `bytes`, fit for an address and for `Sec-WebSocket-Protocol`. */
export function toSecret(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
