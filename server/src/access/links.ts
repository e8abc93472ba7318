import type { Role } from '@whyboard/shared/domain/board.ts'
import { randomId, type Random } from '@whyboard/shared/domain/random.ts'
import { refuse, succeed, type Result } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { BoardStorage, LinkRecord } from '../storage/boardStorage.ts'
import { hashSecret, linkSecret } from './secrets.ts'

/** A capability link with what opens it. */
export interface SharedLink {
  readonly record: LinkRecord
  /**
   * `null` for a link of another installation (its instance secret is not here): it still opens the board for those
   * who have it, and can be revoked, but not shown again.
   */
  readonly secret: string | null
}

/** One that was just made, so its secret is known. */
export interface NewLink extends SharedLink {
  readonly secret: string
}

/** Makes, shows and revokes the links of boards. */
export interface Links {
  /** A new link, not stored yet. */
  build(boardId: string, role: Role, expiresAtMs: number | null): NewLink
  /** A new link, stored. */
  create(
    boardId: string,
    role: Role,
    expiresAtMs: number | null,
  ): Promise<Result<NewLink, 'tooManyLinks'>>
  /** All of a board's, oldest first, also those revoked or expired. */
  list(boardId: string): Promise<readonly SharedLink[]>
  /** Whether there is such a link; it opens nothing any more once this resolves. */
  revoke(boardId: string, linkId: string): Promise<boolean>
}

export interface LinksDeps {
  readonly storage: BoardStorage
  readonly instanceSecret: Uint8Array
  readonly random: Random
  /** Epoch ms. */
  readonly nowMs: () => number
}

export function createLinks(deps: LinksDeps): Links {
  const { storage, instanceSecret, random, nowMs } = deps

  const build: Links['build'] = (boardId, role, expiresAtMs) => {
    const id = randomId(random)
    const secret = linkSecret(instanceSecret, id)
    const secretHash = hashSecret(secret)
    const createdAtMs = nowMs()
    const record = { id, boardId, role, secretHash, createdAtMs, expiresAtMs, revokedAtMs: null }
    return { record, secret }
  }

  return {
    build,
    async create(boardId, role, expiresAtMs) {
      const open = (await storage.listLinks(boardId)).filter((one) => isOpen(one, nowMs()))
      if (open.length >= LIMITS.maxLinks) return refuse('tooManyLinks')
      const link = build(boardId, role, expiresAtMs)
      await storage.putLink(link.record)
      return succeed(link)
    },
    async list(boardId) {
      const records = await storage.listLinks(boardId)
      return records.map((record) => {
        const secret = linkSecret(instanceSecret, record.id)
        return { record, secret: hashSecret(secret) === record.secretHash ? secret : null }
      })
    },
    revoke: (boardId, linkId) => storage.revokeLink(boardId, linkId, nowMs()),
  }
}

/** Whether a link opens its board at `nowMs`. */
export function isOpen(link: LinkRecord, nowMs: number): boolean {
  return link.revokedAtMs === null && (link.expiresAtMs === null || nowMs < link.expiresAtMs)
}
