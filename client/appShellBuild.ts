import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

const WORKER = 'sw'
const WORKER_FILE = 'sw.js'
/** What the app needs to start and to show a board. The canvas' translations come when somebody asks for one. */
const KEPT = /\.(js|css|woff2|svg)$/
/** Files of client/public that the page asks for. */
const PUBLIC_FILES = ['/favicon.svg', '/manifest.webmanifest']

/**
 * Builds `src/connection/sw.ts` as `/sw.js` and tells it the files of this build. Its version is the hash of their names,
 * which hold the hashes of their contents, and of the page. It stands before the plugin that compresses files.
 */
export function appShellBuild(): Plugin {
  let page = ''
  return {
    name: 'whyboard:app-shell',
    apply: 'build',
    // Vite takes files away that turned out empty.
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { main: 'index.html', [WORKER]: 'src/connection/sw.ts' },
          output: {
            entryFileNames: (chunk) =>
              chunk.name === WORKER ? WORKER_FILE : 'assets/[name]-[hash].js',
          },
        },
      },
    }),
    configResolved: ({ root }) => {
      page = readFileSync(join(root, 'index.html'), 'utf8')
    },
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER_FILE]
      if (worker?.type !== 'chunk' || worker.imports.length > 0) {
        throw new Error(`${WORKER_FILE} must be one file without imports.`)
      }
      if (Object.keys(bundle).some((name) => name.startsWith(`${WORKER_FILE}.`))) {
        throw new Error(`${WORKER_FILE} was compressed before it was complete.`)
      }
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/') && KEPT.test(name))
        .toSorted()
        .map((name) => `/${name}`)
      const version = createHash('sha256')
        .update([...files, worker.code, page].join('\n'))
        .digest('hex')
        .slice(0, 16)
      const constants = { APP_VERSION: version, APP_FILES: [...PUBLIC_FILES, ...files] }
      const lines = Object.entries(constants).map(
        ([name, value]) => `const ${name}=${JSON.stringify(value)};\n`,
      )
      worker.code = lines.join('') + worker.code
    },
  }
}
