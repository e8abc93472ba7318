import { useCallback, useEffect, useState } from 'react'

import type { ApiError, BoardListing } from '../../connection/api.ts'
import { useApp } from '../../ui/app.tsx'
import { readLibraryCopy, writeLibraryCopy } from './libraryCopy.ts'

/** Where the list of post-mortems stands. */
export type Library =
  | { readonly state: 'locked'; readonly error: ApiError | null }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ApiError }
  | {
      readonly state: 'ready'
      readonly boards: readonly BoardListing[]
      /** Epoch ms at which this copy was fetched, while the server cannot be reached; `null` when it is fresh. */
      readonly copyFromMs: number | null
    }

/** How often the list is asked for again while the page is looked at, ms. */
const REFRESH_MS = 15_000

/** The workspace's post-mortems, kept fresh while the page is looked at, from this device when the server is away. */
export function useLibrary(): {
  readonly library: Library
  readonly unlock: (key: string) => void
  readonly lock: () => void
  readonly retry: () => void
} {
  const { api, environment, keys } = useApp()
  // A new attempt is a new object, also with the same key: that is what "Try again" does.
  const [attempt, setAttempt] = useState(() => ({ key: keys.workspaceKey() }))
  const [loaded, setLoaded] = useState<Library>({ state: 'loading' })
  const [refusal, setRefusal] = useState<ApiError | null>(null)

  useEffect(() => {
    const { key } = attempt
    if (key === null) return undefined
    const stop = new AbortController()
    const load = async (): Promise<void> => {
      const answer = await api.boards(key, stop.signal)
      if (stop.signal.aborted) return
      if (answer.ok) {
        writeLibraryCopy(environment.storage, {
          boards: answer.value,
          fetchedAtMs: environment.nowMs(),
        })
        setLoaded({ state: 'ready', boards: answer.value, copyFromMs: null })
        return
      }
      const { error } = answer
      if (error.kind === 'stopped') return
      if (error.status === 401 || error.status === 403) {
        keys.setWorkspaceKey(null)
        setAttempt({ key: null })
        setRefusal(error)
        return
      }
      const copy = readLibraryCopy(environment.storage)
      setLoaded(
        copy === null
          ? { state: 'failed', error }
          : { state: 'ready', boards: copy.boards, copyFromMs: copy.fetchedAtMs },
      )
    }
    void load()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load()
    }, REFRESH_MS)
    const ends = environment.onPageMoment((moment) => {
      if (moment === 'visible' || moment === 'online' || moment === 'offline') void load()
    })
    return () => {
      stop.abort()
      clearInterval(timer)
      ends()
    }
  }, [api, attempt, environment, keys])

  const unlock = useCallback(
    (key: string) => {
      keys.setWorkspaceKey(key)
      setRefusal(null)
      setLoaded({ state: 'loading' })
      setAttempt({ key })
    },
    [keys],
  )
  const lock = useCallback(() => {
    keys.setWorkspaceKey(null)
    writeLibraryCopy(environment.storage, null)
    setAttempt({ key: null })
  }, [environment, keys])
  const retry = useCallback(() => {
    setLoaded((before) => (before.state === 'failed' ? { state: 'loading' } : before))
    setAttempt((before) => ({ ...before }))
  }, [])
  const library: Library = attempt.key === null ? { state: 'locked', error: refusal } : loaded
  return { library, unlock, lock, retry }
}
