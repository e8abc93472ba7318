import { MESSAGE, SYNC } from '@whyboard/shared/protocol/messages.ts'

import type { SyncFrame } from './unsavedEdits.ts'

/**
 * A WebSocket class that tells of every sync frame that is sent through it. `WebsocketProvider` takes it as
 * `WebSocketPolyfill`, so the provider itself stays as it is.
 */
export function countingSocket(
  Base: typeof WebSocket,
  onSyncFrame: (frame: SyncFrame) => void,
): typeof WebSocket {
  return class CountingSocket extends Base {
    override send(frame: Parameters<WebSocket['send']>[0]): void {
      super.send(frame)
      if (!(frame instanceof Uint8Array) || frame[0] !== MESSAGE.sync) return
      if (frame[1] === SYNC.step2) onSyncFrame('step2')
      else onSyncFrame(frame[1] === SYNC.step1 ? 'step1' : 'update')
    }
  }
}
