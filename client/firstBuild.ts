import type { Plugin, Rolldown } from 'vite'

import { ENTRIES } from './chunks.ts'
import { COMPACT } from './src/ui/useMedia.ts'

const NAME = 'first'
const SOURCE = `src/${NAME}.ts`
/** What a board shows: each of them finds out only when it runs that it needs the next. */
const BOARD = [...ENTRIES.join, ...ENTRIES.board]
/** The font of nearly every word in the language of the interface. */
const FONT = /inter-latin-wght-normal-.*\.woff2$/

/**
 * Puts `src/first.ts` into the head of the page as a classic script, which holds the first paint until it has run, and tells it in
 * `data-` attributes the files of a board. Its name holds the hash of its content, so browsers and the service worker keep it for good.
 */
export function firstBuild(): Plugin {
  let isBuild = false
  return {
    name: 'whyboard:first',
    configResolved: ({ command }) => {
      isBuild = command === 'build'
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id: SOURCE, name: NAME })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        if (!isBuild || bundle === undefined) {
          return [{ tag: 'script', attrs: { src: `/${SOURCE}` }, injectTo: 'head-prepend' }]
        }
        const built = Object.values(bundle).find(({ name }) => name === NAME)
        if (built?.type !== 'chunk' || built.imports.length > 0) {
          throw new Error(`${SOURCE} must be one file without imports.`)
        }
        // Scripts are sent in a character set that only modules may ignore (server/src/http/client.ts).
        if (!/^[\x20-\x7e\s]*$/.test(built.code)) throw new Error(`${SOURCE} must be ASCII.`)
        const font = Object.keys(bundle).filter((file) => FONT.test(file))
        if (font.length !== 1) throw new Error(`${FONT.source} is not one file.`)
        const board = [...filesOf(bundle, BOARD), ...font]
        const canvas = filesOf(bundle, ENTRIES.canvas).filter((file) => !board.includes(file))
        const inHtml = (file: string) => html.includes(`"/${file}"`)
        const list = (files: readonly string[]) =>
          files
            .filter((file) => !inHtml(file))
            .map((file) => `/${file}`)
            .join(' ')
        const attrs = {
          src: `/${built.fileName}`,
          'data-board': list(board),
          'data-canvas': list(canvas),
          'data-compact': COMPACT,
        }
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }]
      },
    },
  }
}

/** The scripts and style sheets that modules below `src` need, in the order in which they are needed. */
function filesOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): readonly string[] {
  const scripts = new Set<string>()
  const sheets = new Set<string>()
  const add = (file: string): void => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || scripts.has(file)) return
    for (const needed of chunk.imports) add(needed)
    scripts.add(file)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) sheets.add(sheet)
  }
  for (const module of modules) {
    const holder = Object.values(bundle).find(
      (output) =>
        output.type === 'chunk' && output.moduleIds.some((id) => id.endsWith(`/src/${module}`)),
    )
    if (holder === undefined) throw new Error(`${module} is in no file of the build.`)
    add(holder.fileName)
  }
  return [...scripts, ...sheets]
}
