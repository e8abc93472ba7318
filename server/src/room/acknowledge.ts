import { encodeDurabilityAnswer } from '@whyboard/shared/protocol/messages.ts'

import type { Session } from './session.ts'

/** Answers a session's question how much of what it sent is durable; `requestId` 0: nobody asked. */
export function sendDurable(session: Session, requestId: number, serverTimeMs: number): void {
  const { durable } = session.frames
  session.told = durable
  session.socket.send(encodeDurabilityAnswer({ requestId, durableFrames: durable, serverTimeMs }))
}

/** Pushes what is durable now to who asked for it. */
export function acknowledge(session: Session, serverTimeMs: number): void {
  if (session.wantsDurability && session.frames.durable !== session.told) {
    sendDurable(session, 0, serverTimeMs)
  }
}
