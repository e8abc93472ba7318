import type { Plugin } from 'vite'

const NAME = 'appearanceFirst'
const SOURCE = `src/ui/${NAME}.ts`

/**
 * Puts `src/ui/appearanceFirst.ts` into the head of the page as a classic script, which holds the first paint until it has run.
 * Its name holds the hash of its content, so browsers and the service worker keep it for good.
 */
export function appearanceBuild(): Plugin {
  let isBuild = false
  return {
    name: 'whyboard:appearance',
    configResolved: ({ command }) => {
      isBuild = command === 'build'
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id: SOURCE, name: NAME })
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const built = Object.values(bundle ?? {}).find(({ name }) => name === NAME)
        if (isBuild && (built?.type !== 'chunk' || built.imports.length > 0)) {
          throw new Error(`${SOURCE} must be one file without imports.`)
        }
        const src = built === undefined ? `/${SOURCE}` : `/${built.fileName}`
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }]
      },
    },
  }
}
