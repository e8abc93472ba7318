/**
 * Every way in which the server ends a connection. y-websocket ≥ 3.1 stops for good on 4400–4499 and comes back with
 * backoff on everything else, so `retry` follows from the code. `says` is what a person reads.
 */
export const CLOSE_REASONS = {
  badFrame: {
    code: 4400,
    says: 'This page sent something the server could not read. Reload to go on; what you wrote is kept on this device.',
  },
  unknownKey: { code: 4401, says: 'This link does not open this board. Ask for a new one.' },
  forbidden: { code: 4403, says: 'This link may not open this part of the board.' },
  noSuchBoard: { code: 4404, says: 'There is no board at this address.' },
  epochChanged: {
    code: 4409,
    says: 'This board was restored or replaced since you opened it. Reload; what you wrote meanwhile is offered as a copy.',
  },
  revoked: { code: 4410, says: 'This link was revoked or has expired. Ask for a new one.' },
  tooLarge: { code: 4413, says: 'A change was too large to send. It is kept on this device.' },
  updateRefused: {
    code: 4422,
    says: 'The server refused a change because it would damage the board. It is kept on this device.',
  },
  boardFull: {
    code: 4423,
    says: 'This board has reached its size limit. Nothing is lost, but nothing more fits.',
  },
  tooManyConnections: {
    code: 4429,
    says: 'Too many people are connected with this link. Try again in a while.',
  },
  restarting: { code: 1012, says: 'The server restarts. Reconnecting…' },
  loadFailed: { code: 4500, says: 'The server could not open the board. Trying again…' },
  roomReset: { code: 4501, says: 'The server reloads this board. Reconnecting…' },
  storageFailing: { code: 4503, says: 'The server cannot save at the moment. Trying again…' },
  tooSlow: { code: 4508, says: 'This connection was too slow to keep up. Reconnecting…' },
  tooFast: { code: 4529, says: 'This page sent changes too quickly. Reconnecting…' },
} as const satisfies Record<string, { readonly code: number; readonly says: string }>

export type CloseReason = keyof typeof CLOSE_REASONS

/** Whether a client that was closed with `code` should come back by itself. */
export function mayRetry(code: number): boolean {
  return !(code >= 4400 && code < 4500)
}

/** The row of a close code; `null` for codes that are not ours (1006, a proxy's …). */
export function closeReasonOf(code: number): CloseReason | null {
  for (const [reason, row] of Object.entries(CLOSE_REASONS)) {
    if (row.code === code) return reason as CloseReason
  }
  return null
}
