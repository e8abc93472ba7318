import { createContext, use, useEffect, useState, type ReactNode } from 'react'

/** What the page would otherwise read from its surroundings; `main` gives it once, tests give their own. */
export interface Ambient {
  /** This device's clock, epoch ms. */
  readonly nowMs: () => number
  /** IANA name of the zone this device is in. */
  readonly timeZone: string
}

const AmbientContext = createContext<Ambient | null>(null)

/** Hands clock and zone to everything below it. */
export function AmbientProvider({
  ambient,
  children,
}: {
  readonly ambient: Ambient
  readonly children: ReactNode
}) {
  return <AmbientContext value={ambient}>{children}</AmbientContext>
}

/** The clock and zone of this device. Throws outside of an {@link AmbientProvider}. */
export function useAmbient(): Ambient {
  const ambient = use(AmbientContext)
  if (ambient === null) throw new Error('useAmbient needs an AmbientProvider above it')
  return ambient
}

/** This device's time in epoch ms, renewed every `intervalMs`. */
export function useNow(intervalMs: number): number {
  const { nowMs } = useAmbient()
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), intervalMs)
    return () => clearInterval(timer)
  }, [nowMs, intervalMs])
  return now
}
