import { useEffect, useState } from 'react'

import { useApp } from '../../ui/app.tsx'

const KEPT = 'whyboard.canvasLicence'

/**
 * tldraw's licence key, `null` for none; `undefined` until it is known. What the server said last time counts at once, so
 * that a slow network holds nobody up; a new key is used from the next visit on. A server that cannot be reached the first
 * time has none to give.
 */
export function useLicenseKey(): string | null | undefined {
  const { api, environment } = useApp()
  const { storage } = environment
  const [key, setKey] = useState<string | null | undefined>(() => {
    const kept = storage.getItem(KEPT)
    return kept === '' ? null : (kept ?? undefined)
  })
  useEffect(() => {
    const ends = new AbortController()
    void api.config(ends.signal).then((answer) => {
      if (ends.signal.aborted) return
      if (answer.ok) storage.setItem(KEPT, answer.value.tldrawLicenseKey ?? '')
      // It is read once, when the canvas begins.
      setKey((known) =>
        known === undefined ? (answer.ok ? answer.value.tldrawLicenseKey : null) : known,
      )
    })
    return () => ends.abort()
  }, [api, storage])
  return key
}
