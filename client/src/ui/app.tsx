import { createContext, use, useEffect, useState, type ReactNode } from 'react'

import type { Api } from '../connection/api.ts'
import type { Environment } from '../connection/environment.ts'
import type { KeyRing } from '../connection/keys.ts'
import type { Preferences } from './preferences.ts'

/** What `main` puts together once and every screen uses; tests give their own. */
export interface App {
  readonly environment: Environment
  readonly api: Api
  readonly keys: KeyRing
  readonly preferences: Preferences
  /** IANA name of the zone this device is in. */
  readonly timeZone: string
}

const AppContext = createContext<App | null>(null)

/** Hands the app's parts to everything below it. */
export function AppProvider({
  app,
  children,
}: {
  readonly app: App
  readonly children: ReactNode
}) {
  return <AppContext value={app}>{children}</AppContext>
}

/** The app's parts. Throws outside of an {@link AppProvider}. */
export function useApp(): App {
  const app = use(AppContext)
  if (app === null) throw new Error('useApp needs an AppProvider above it')
  return app
}

/** This device's time in epoch ms, renewed every `intervalMs`. */
export function useNow(intervalMs: number): number {
  const { environment } = useApp()
  const [now, setNow] = useState(() => environment.nowMs())
  useEffect(() => {
    const timer = setInterval(() => setNow(environment.nowMs()), intervalMs)
    return () => clearInterval(timer)
  }, [environment, intervalMs])
  return now
}

/** Names the page in the browser's tab and for screen readers; the product's name stands behind it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Whyboard' : `${title} · Whyboard`
  }, [title])
}
