import { CLOSE_REASONS, mayRetry } from '@whyboard/shared/protocol/closeReasons.ts'

import type { OfflineReload } from '../../connection/appShell.ts'
import type { SyncState } from '../../connection/syncState.ts'

/** What the sync pill says. */
export interface SyncWords {
  /** A few words. */
  readonly short: string
  /** What it means and what to do, one or two sentences. */
  readonly long: string
  readonly tone: 'plain' | 'ok' | 'warn' | 'danger'
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

/**
 * The state of a connection in words. On plain http (`insecure`) browsers keep no copy of the app itself, so a reload while
 * offline finds no page; what was written stays.
 */
export function syncWords(state: SyncState, reload: OfflineReload = 'ready'): SyncWords {
  const { phase, unsaved, storedOffline, late, closeReason } = state
  const keep =
    reload === 'insecure' && storedOffline
      ? ' Do not reload while offline: over plain http the page itself is not kept. What you write is.'
      : ''
  const why = closeReason === null ? '' : ` ${CLOSE_REASONS[closeReason].says}`
  switch (phase) {
    case 'connecting':
      return { short: 'Connecting…', long: 'Connecting to the server.', tone: 'plain' }
    case 'live':
      if (late) {
        return {
          short: 'Not saved',
          long: `The server has not confirmed your last ${unsaved > 1 ? 'changes' : 'change'} yet. ${
            storedOffline
              ? 'Nothing is lost: it is kept on this device.'
              : 'Keep this page open until it says “Saved”.'
          }${why}`,
          tone: 'warn',
        }
      }
      return unsaved > 0
        ? { short: 'Saving…', long: 'Waiting for the server to confirm.', tone: 'plain' }
        : { short: 'Saved', long: 'Everything is saved on the server.', tone: 'ok' }
    case 'offline':
      if (unsaved === 0) {
        return {
          short: 'Offline',
          long: `Reconnecting.${why} You can go on writing${
            storedOffline ? '; it is kept on this device.' : ', but keep this page open.'
          }${keep}`,
          tone: 'warn',
        }
      }
      return storedOffline
        ? {
            short: `Offline: ${changes(unsaved)} saved on this device`,
            long: `They are sent when the server is back.${why}${keep}`,
            tone: 'warn',
          }
        : {
            short: `Offline: ${changes(unsaved)} not saved`,
            long: `Keep this page open: they are sent when the server is back.${why}`,
            tone: 'danger',
          }
    case 'closed':
      return {
        short: 'Disconnected',
        long: why.trim() || 'The connection has ended.',
        tone: 'danger',
      }
  }
}

/** What someone can do after the server ended the connection for good. */
export type ClosedWay = 'reload' | 'ask-for-link' | 'copy'

/**
 * Whether sending what is unsaved again would only end the connection again: then it has to be set aside before a reload.
 */
export function endsAgain({ closeReason }: SyncState): boolean {
  return closeReason === 'tooLarge' || closeReason === 'boardFull'
}

/** The ways on after a close, best first. `copies`: how many of this person's were set aside. */
export function waysOn(state: SyncState, copies: number): readonly ClosedWay[] {
  const reason = state.closeReason
  const hasCopy = copies > 0 || (state.unsaved > 0 && endsAgain(state))
  const copy: readonly ClosedWay[] = hasCopy ? ['copy'] : []
  if (reason === null || mayRetry(CLOSE_REASONS[reason].code)) return ['reload', ...copy]
  switch (reason) {
    case 'unknownKey':
    case 'forbidden':
    case 'revoked':
    case 'noSuchBoard':
      return ['ask-for-link', ...copy]
    default:
      return ['reload', ...copy]
  }
}
