import '@fontsource-variable/inter/wght.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { serverApi } from './connection/api.ts'
import { registerAppShell } from './connection/appShell.ts'
import { browserEnvironment } from './connection/environment.ts'
import { keyRing, takeKeyFromAddress } from './connection/keys.ts'
import { Pages } from './screens/Pages.tsx'
import { prefetchPage } from './screens/pageParts.ts'
import { AppProvider } from './ui/app.tsx'
import { applyAppearance } from './ui/appearance.ts'
import { NoticesProvider } from './ui/Notices.tsx'
import { createPreferences } from './ui/preferences.ts'
import { RouterProvider } from './ui/router.tsx'

const environment = browserEnvironment(window, {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  appShell: registerAppShell(window, import.meta.env.PROD),
})
const keys = keyRing(environment.storage)
takeKeyFromAddress(window, keys)
// A link to the same page with another key, pasted into the address bar, changes the fragment only.
addEventListener('hashchange', () => {
  if (takeKeyFromAddress(window, keys)) location.reload()
})

const preferences = createPreferences(environment)
applyAppearance(document, preferences)

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
const page = createRoot(root)
// A placeholder for the page itself would only flash.
void prefetchPage(location.pathname, keys, window).then(() =>
  page.render(
    <StrictMode>
      <AppProvider
        app={{
          environment,
          keys,
          preferences,
          api: serverApi(environment),
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }}
      >
        <NoticesProvider>
          <RouterProvider>
            <Pages />
          </RouterProvider>
        </NoticesProvider>
      </AppProvider>
    </StrictMode>,
  ),
)
