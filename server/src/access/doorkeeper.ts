import { refuse, succeed, type Result } from '@whyboard/shared/domain/result.ts'

import type { Credentials, Doorkeeper } from '../room/admission.ts'
import type { BoardStorage, ParticipantRecord } from '../storage/boardStorage.ts'
import type { Attempts } from './attempts.ts'
import { isOpen } from './links.ts'
import { hashSecret, isSameSecret } from './secrets.ts'

/** Decides about boards, and about what belongs to all of them. */
export interface AccessDoorkeeper extends Doorkeeper {
  /**
   * Whether a key opens the library. `forbidden`: it is a board's link, still open, and opens only that board.
   * @param address who asks; keys that do not fit are counted by it
   */
  admitToLibrary(
    key: string,
    address: string,
  ): Promise<Result<true, 'unknownKey' | 'revoked' | 'forbidden'>>
}

export interface DoorkeeperDeps {
  readonly storage: BoardStorage
  readonly workspaceKey: string
  readonly attempts: Attempts
  /** Epoch ms. */
  readonly nowMs: () => number
}

/**
 * Links are looked up first, so that an address that ran out of tries (somebody guesses, behind the same address as
 * honest people) keeps everybody in who holds a link: those cannot be guessed. The workspace key, which people may
 * choose, is not even compared then.
 */
export function createDoorkeeper(deps: DoorkeeperDeps): AccessDoorkeeper {
  const { storage, workspaceKey, attempts, nowMs } = deps

  const isWorkspaceKey = (key: string, address: string): boolean => {
    if (!attempts.hasLeft(address)) return false
    if (isSameSecret(key, workspaceKey)) return true
    attempts.failed(address)
    return false
  }

  const participantOf = async (
    boardId: string,
    token: string,
  ): Promise<ParticipantRecord | null> => {
    const found = await storage.findParticipant(hashSecret(token))
    return found?.boardId === boardId ? found : null
  }

  return {
    async admit(credentials: Credentials) {
      const { boardId, key, participantToken, address = '' } = credentials
      if (key === null) return refuse('unknownKey')

      const link = await storage.findLink(hashSecret(key))
      if (link === null) {
        if (!isWorkspaceKey(key, address)) return refuse('unknownKey')
      } else {
        // Whether that board exists is not the holder of another board's link to know.
        if (link.boardId !== boardId) return refuse('unknownKey')
        if (!isOpen(link, nowMs())) return refuse('revoked')
      }

      const board = await storage.findBoard(boardId)
      if (board === null) return refuse('noSuchBoard')

      const participant =
        participantToken === null ? null : await participantOf(boardId, participantToken)
      if (participantToken !== null && participant === null) {
        attempts.failed(address)
        return refuse('unknownKey')
      }
      return succeed({
        boardId,
        epoch: board.epoch,
        role: participant?.role ?? link?.role ?? 'facilitator',
        linkId: link?.id ?? null,
        expiresAtMs: link?.expiresAtMs ?? null,
        participantId: participant?.id ?? null,
      })
    },

    async admitToLibrary(key, address) {
      const link = await storage.findLink(hashSecret(key))
      if (link === null) return isWorkspaceKey(key, address) ? succeed(true) : refuse('unknownKey')
      return refuse(isOpen(link, nowMs()) ? 'forbidden' : 'revoked')
    },
  }
}
