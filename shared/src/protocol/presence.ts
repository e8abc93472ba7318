/** What somebody can show at their pointer for a moment. */
export const REACTIONS = ['agree', 'heart', 'celebrate', 'idea', 'question'] as const
export type Reaction = (typeof REACTIONS)[number]

/**
 * One session's awareness state on the board's room. `user` is the session's identity: where it differs from what the
 * server knows of the socket, the server rewrites it; the rest is the client's own and vanishes with the socket.
 */
export interface PresenceState {
  readonly user: PresenceUser
  /** Pointer in world px at zoom 1, or `null` when it is off the board. */
  readonly cursor?: { readonly x: number; readonly y: number } | null
  /** Ids of the selected cards. */
  readonly selection?: readonly string[]
  /** The card (or board text) being edited, and where in it. */
  readonly editing?: ({ readonly target: string } & CaretInText) | null
  /** World rectangle in view, for "follow". */
  readonly viewport?: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  /** The laser's trail, oldest first: x and y in turn, whole world px; `null` once it has faded. */
  readonly laser?: readonly number[] | null
  readonly handRaised?: boolean
  /** When the hand went up, epoch ms by the server's clock: who waits longest comes first. */
  readonly handRaisedAtMs?: number
  /** Client id of the page whose view this one follows, or `null`. */
  readonly following?: number | null
  /** A reaction that is being shown, world px; another `count` is another reaction. */
  readonly reaction?: {
    readonly kind: Reaction
    readonly count: number
    readonly x: number
    readonly y: number
  } | null
}

/** A caret or selection in a text. */
export interface CaretInText {
  /** Encoded Yjs relative positions; the caret stands at `head`. */
  readonly anchor: unknown
  readonly head: unknown
  /**
   * The Yjs id of the next character that the page writes: it and those after it, as far as they stand right behind the caret, take
   * the caret along without a word.
   */
  readonly next?: { readonly client: number; readonly clock: number }
}

export interface PresenceUser {
  /** Participant id, or `null` for an anonymous session. */
  readonly id: string | null
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly role: string
}
