/** The thread that merges stored rooms: building a big document takes longer than a meeting should wait. */
import { parentPort } from 'node:worker_threads'

import type { StoredRoom } from '../storage/boardStorage.ts'
import { messageOf } from './environment.ts'
import { mergeStored } from './mergeStored.ts'

export interface MergeRequest {
  readonly id: number
  readonly stored: Pick<StoredRoom, 'snapshot' | 'updates'>
}

export type MergeAnswer =
  | { readonly id: number; readonly merged: Uint8Array }
  | { readonly id: number; readonly error: string }

const port = parentPort
port?.on('message', ({ id, stored }: MergeRequest) => {
  try {
    const merged = mergeStored(stored).slice()
    port.postMessage({ id, merged } satisfies MergeAnswer, [merged.buffer])
  } catch (thrown) {
    port.postMessage({ id, error: messageOf(thrown) } satisfies MergeAnswer)
  }
})
