import type { Role } from '@whyboard/shared/domain/board.ts'
import type { Result } from '@whyboard/shared/domain/result.ts'

/** What a socket or a request shows to come in. */
export interface Credentials {
  readonly boardId: string
  /** A link's secret or the workspace key; `null` when none was shown. */
  readonly key: string | null
  /** A person's token; `null`: an anonymous session of the key's role. */
  readonly participantToken: string | null
  /** Who asks, seen through trusted proxies: keys that do not fit are counted by it. */
  readonly address?: string
}

/** What the credentials open. */
export interface Admission {
  readonly boardId: string
  /** The board's current epoch. */
  readonly epoch: string
  /** The participant's own role where one was granted, else the key's. */
  readonly role: Role
  /** `null`: the workspace key. */
  readonly linkId: string | null
  /** When the link ends, epoch ms. */
  readonly expiresAtMs: number | null
  /** Who they are; their name and colour stand in the board's document. `null`: they did not say. */
  readonly participantId: string | null
}

export type AdmissionRefusal = 'noSuchBoard' | 'unknownKey' | 'revoked'

/**
 * Decides who comes in, for sockets and requests alike. A participant token that does not belong to the board is
 * `unknownKey`; an expired link is `revoked`.
 */
export interface Doorkeeper {
  admit(credentials: Credentials): Promise<Result<Admission, AdmissionRefusal>>
}
