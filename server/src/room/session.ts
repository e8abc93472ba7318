import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'

import type { Admission } from './admission.ts'
import { DurableFrames } from './durableFrames.ts'
import type { Permit } from './permit.ts'

/** A session's way to its client. */
export interface SessionSocket {
  /** Sends one frame; frames sent in one turn leave together. */
  send(frame: Uint8Array): void
  /** Bytes that wait to be sent. */
  bufferedBytes(): number
  /** Ends the connection; what was sent before may still arrive. Later calls do nothing. */
  close(reason: CloseReason): void
  /** Called about every second. */
  tick(nowMs: number): void
}

/** One socket's life in one room. */
export class Session {
  readonly socket: SessionSocket
  readonly admission: Admission
  readonly permit: Exclude<Permit, 'none'>
  /** Under whom its Yjs client ids are kept: a person, or all that came anonymously by one link. */
  readonly author: string
  readonly frames = new DurableFrames()

  /** Changes up to this one it has, or gets in the step 2 that waits; `null` until it asked. */
  since: number | null = null
  /** Whether it asked for acknowledgements. */
  wantsDurability = false
  /** Step 1s that it has not answered by a step 2 yet. */
  awaitedStep2 = 0
  /** Since when something it sent builds on what the room does not have; `null` when nothing does. */
  gapSinceMs: number | null = null
  /** The client id of its presence, once it showed one. */
  presenceId: number | null = null
  /** Whether it missed presence because its buffer was full. */
  presenceStale = false
  /** Durable frames it was told of. */
  told = 0
  readonly noted = new Set<string>()

  constructor(socket: SessionSocket, admission: Admission, permit: Exclude<Permit, 'none'>) {
    this.socket = socket
    this.admission = admission
    this.permit = permit
    this.author =
      admission.participantId === null
        ? anonymousAuthor(admission)
        : `participant/${admission.participantId}`
  }

  get participantId(): string | null {
    return this.admission.participantId
  }

  /**
   * Whether it may write under client ids kept under `author`: its own, and those that wrote anonymously by the link
   * that it came by (somebody may begin to write before they say who they are).
   */
  owns(author: string): boolean {
    return author === this.author || author === anonymousAuthor(this.admission)
  }

  /** Whether this is the first time that `what` happens to it; for what is worth one log line only. */
  notes(what: string): boolean {
    if (this.noted.has(what)) return false
    this.noted.add(what)
    return true
  }
}

function anonymousAuthor({ linkId }: Admission): string {
  return linkId === null ? 'workspace' : `link/${linkId}`
}
