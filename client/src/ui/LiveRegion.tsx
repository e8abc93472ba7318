import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'

/** Says a sentence to who cannot see what happened; it waits until the screen reader has finished. */
export type Announce = (sentence: string) => void

const LiveRegionContext = createContext<Announce>(() => {})

/** Holds the one polite live region of a page. It is there from the start, as screen readers need it. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly text: string; readonly serial: number } | null>(null)
  const serial = useRef(0)
  const announce = useCallback<Announce>((text) => {
    serial.current += 1
    setSaid({ text, serial: serial.current })
  }, [])
  const region = useMemo(
    () => (
      <div className="visually-hidden" aria-live="polite" data-announcer>
        {/* A new element, so that the same sentence is read again when it happens again. */}
        {said !== null && <p key={said.serial}>{said.text}</p>}
      </div>
    ),
    [said],
  )
  return (
    <LiveRegionContext value={announce}>
      {children}
      {region}
    </LiveRegionContext>
  )
}

/** What announces on this page; nothing is said where there is no {@link LiveRegion}. */
export function useAnnounce(): Announce {
  return use(LiveRegionContext)
}
