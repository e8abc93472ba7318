import { Worker } from 'node:worker_threads'

import type { Compactor } from './compactor.ts'
import type { MergeAnswer, MergeRequest } from './compactorThread.ts'

/** Merges in a thread that starts with the first room to merge. */
export function createThreadCompactor(): Compactor {
  const asked = new Map<number, (answer: MergeAnswer) => void>()
  let thread: Worker | null = null
  let lastId = 0

  const start = (): Worker => {
    const started = new Worker(new URL('./compactorThread.ts', import.meta.url))
    started.unref()
    started.on('message', (answer: MergeAnswer) => {
      const settle = asked.get(answer.id)
      asked.delete(answer.id)
      settle?.(answer)
    })
    const end = (): void => {
      if (thread === started) thread = null
      for (const [id, settle] of asked) settle({ id, error: 'The thread has ended.' })
      asked.clear()
    }
    started.on('error', end)
    started.on('exit', end)
    return started
  }

  return {
    merge: ({ snapshot, updates }) =>
      new Promise((resolve, reject) => {
        thread ??= start()
        lastId += 1
        asked.set(lastId, (answer) => {
          if ('merged' in answer) resolve(answer.merged)
          else reject(new Error(answer.error))
        })
        const request: MergeRequest = { id: lastId, stored: { snapshot, updates } }
        // Loaded updates share one buffer, so the copy that a message makes is one copy.
        thread.postMessage(request, [])
      }),
    async close() {
      await thread?.terminate()
    },
  }
}
