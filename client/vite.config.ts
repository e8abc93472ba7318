import react from '@vitejs/plugin-react'
import { type ProxyOptions, defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'

import { appShellBuild } from './appShellBuild.ts'
import { chunkGroups } from './chunks.ts'
import { firstBuild } from './firstBuild.ts'

/** Where `npm run dev` runs the server; only the development server of Vite uses it. */
const SERVER = process.env['WHYBOARD_SERVER'] ?? 'http://127.0.0.1:4401'

const toServer: ProxyOptions = { target: SERVER }

export default defineConfig({
  plugins: [
    react(),
    firstBuild(),
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
          groups: chunkGroups(import.meta.dirname),
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
