import react from '@vitejs/plugin-react'
import { type ProxyOptions, defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'

import { appearanceBuild } from './appearanceBuild.ts'
import { appShellBuild } from './appShellBuild.ts'

/** Where `npm run dev` runs the server; only the development server of Vite uses it. */
const SERVER = process.env['WHYBOARD_SERVER'] ?? 'http://127.0.0.1:4401'

/**
 * Icons, words and the plainest controls come in one file, for they weigh next to nothing and need nothing else. Cut by who
 * shares what, they would be some thirty files of 0.1 to 3 kB on the way to a board, and each costs the page more than its bytes.
 */
const SMALL = [
  /lucide-react.*icons/,
  /client.src.ui.(Failure|Pill|Skeleton|StatePage|Wordmark|time|useKeys|wallClock)\./,
  /shared.src.domain.(actions|board|cards.milestones|geometry|order|result|words|zone)\.ts/,
  /shared.src.protocol.limits\.ts/,
]

const toServer: ProxyOptions = { target: SERVER }

export default defineConfig({
  plugins: [
    react(),
    appearanceBuild(),
    appShellBuild(),
    // Compressed once here, so that no request pays for it.
    compression({
      algorithms: ['brotliCompress', 'gzip'],
      include: /\.(html|js|css|svg|json|webmanifest)$/,
      threshold: 1024,
      logLevel: 'silent',
    }),
  ],
  build: {
    target: 'es2022',
    // Every browser of that target knows modulepreload, or does without.
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: the content security policy allows none from inside of scripts.
    assetsInlineLimit: 0,
    // The board's chunk holds tldraw, which cannot be split further.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'small', test: (id) => SMALL.some((part) => part.test(id)), minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': toServer,
      '/healthz': toServer,
      '/readyz': toServer,
      '/sync': { ...toServer, ws: true },
    },
  },
})
