import type { BoardLink } from '../../connection/api.ts'

/** Whether a link opens the board now: neither revoked nor past its end. `nowMs` is the server's time. */
export function isUsable(
  link: Pick<BoardLink, 'revokedAtMs' | 'expiresAtMs'>,
  nowMs: number,
): boolean {
  return link.revokedAtMs === null && (link.expiresAtMs === null || link.expiresAtMs > nowMs)
}
