/**
 * The arrows of the house: which folder may import which, in one table. The lint rule `house/arrows` asks {@link refusal} about
 * every import, so whatever is not listed here is refused, and so is a folder that nobody has listed.
 */

import { builtinModules } from 'node:module'
import { posix } from 'node:path'

/** What a folder, or a single file, of the house may import besides itself. */
type Area = {
  /** Other places of the house, each a folder or one file. */
  readonly areas?: readonly string[]
  /** Packages from outside. Only the parts in {@link LISTED_PACKAGES_ONLY} need to list theirs. */
  readonly packages?: readonly string[]
}

const domain = 'shared/src/domain'
const document = 'shared/src/document'
const protocol = 'shared/src/protocol'
const report = 'shared/src/report'
const testing = 'shared/src/testing'
const shared = [domain, document, protocol, report]

const access = 'server/src/access'
const room = 'server/src/room'
const images = 'server/src/images'
/** The ports: what a room asks of storage and bus, what a route asks of pictures, and the clock, chance and log that everything is given. */
const boardStorage = 'server/src/storage/boardStorage.ts'
const roomBus = 'server/src/bus/roomBus.ts'
const imageReencoder = 'server/src/images/imageReencoder.ts'
const environment = 'server/src/room/environment.ts'

const connection = 'client/src/connection'
const board = 'client/src/board'
const cards = 'client/src/cards'
const canvas = 'client/src/canvas'
const panels = 'client/src/panels'
const ui = 'client/src/ui'

/** A file belongs to the longest of these places that holds it. */
const AREAS: Readonly<Record<string, Area>> = {
  [domain]: { packages: ['valibot', 'chrono-node'] },
  [protocol]: { packages: ['lib0'] },
  // Operations keep the limits, so that honest people never meet the guard that checks them again.
  [document]: {
    areas: [domain, 'shared/src/protocol/limits.ts'],
    packages: ['yjs', 'lib0', 'valibot'],
  },
  [report]: { areas: [domain] },
  [testing]: { areas: shared, packages: ['yjs', 'lib0', 'fast-check'] },
  'shared/tools': { areas: [domain], packages: ['fontkit', '@fontsource-variable/inter', 'node:'] },

  'server/src/main.ts': { areas: ['server/src', ...shared] },
  'server/src/config.ts': { areas: [protocol] },
  'server/src/http': { areas: [access, room, imageReencoder, boardStorage, ...shared] },
  'server/src/socket': { areas: [access, room, protocol, domain] },
  [access]: {
    areas: ['server/src/room/admission.ts', environment, boardStorage, domain, protocol],
  },
  [room]: { areas: [boardStorage, roomBus, domain, document, protocol] },
  [images]: { areas: [environment, domain, protocol] },
  'server/src/storage': { areas: [environment, domain, protocol] },
  'server/src/bus': { areas: [environment, domain, protocol] },
  'server/src/testing': { areas: ['server/src', ...shared, testing] },
  'server/bench': { areas: ['server/src', ...shared, testing] },

  'client/src/main.tsx': { areas: ['client/src', ...shared] },
  'client/src/screens': { areas: [panels, canvas, cards, board, ui, connection, ...shared] },
  [panels]: { areas: [cards, board, ui, connection, ...shared] },
  [canvas]: { areas: [cards, board, ui, connection, domain, document, protocol] },
  [cards]: { areas: [board, ui, connection, domain, document, protocol] },
  [board]: { areas: [connection, domain, document, protocol] },
  [ui]: { areas: [connection, domain, protocol] },
  [connection]: { areas: [domain, document, protocol] },

  'client/bench': { areas: shared },

  e2e: {},
  scripts: {},
}

/** Parts where a package must be listed in its area; elsewhere it is free unless {@link CONFINED} names it. */
const LISTED_PACKAGES_ONLY = ['shared']

/** Packages that live in a few places only. A name that ends in `*` stands for all that begin so. */
const CONFINED: readonly {
  readonly packages: readonly string[]
  readonly places: readonly string[]
  readonly why: string
}[] = [
  {
    packages: ['tldraw', '@tldraw/*'],
    places: [canvas],
    why: 'tldraw lives only in client/src/canvas',
  },
  {
    packages: ['yjs'],
    places: [
      document,
      testing,
      room,
      'server/bench',
      connection,
      board,
      canvas,
      cards,
      'client/bench',
      'e2e',
    ],
    why: 'Yjs stays below panels and screens, and out of sockets, routes and storage',
  },
  {
    packages: ['y-websocket', 'y-indexeddb'],
    places: [connection, 'server/bench', 'client/bench', 'e2e'],
    why: 'providers belong to client/src/connection',
  },
  {
    packages: ['fastify', '@fastify/*'],
    places: ['server/src/http', 'server/src/main.ts'],
    why: 'Fastify belongs to server/src/http',
  },
  {
    packages: ['ws'],
    places: ['server/src/socket', 'server/src/main.ts', 'server/bench', 'client/bench', 'e2e'],
    why: 'sockets belong to server/src/socket',
  },
  {
    packages: ['@napi-rs/image'],
    places: [images],
    why: 'files from anywhere are decoded in server/src/images alone, in a process of its own',
  },
  {
    packages: ['node:sqlite'],
    places: ['server/src/storage'],
    why: 'SQLite is an adapter behind BoardStorage',
  },
]

/** What tests may import on top of what their area may; those of the server put a server together. */
const TEST_AREAS: Readonly<Record<string, readonly string[]>> = {
  shared: [testing],
  server: ['server/src', ...shared, testing],
  client: [testing, ...shared],
}
const TEST_PACKAGES = ['vitest', 'fast-check', 'node:', 'yjs', 'markdown-it', 'yaml']

/**
 * Whether a file is a test, or helps only tests.
 * @param file path from the project's root, with `/` between folders
 */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /^(e2e|server\/src\/testing)\//.test(file)
}

/**
 * Why an import is not allowed.
 * @param file the importing file: path from the project's root, with `/` between folders
 * @param specifier what it imports, as written
 * @returns one plain sentence, or undefined when the import is allowed
 */
export function refusal(file: string, specifier: string): string | undefined {
  const part = partOf(file)
  const area = areaOf(file)
  if (area === undefined) {
    // Configuration files at the top of a part are no rooms of the house.
    return /^(shared|server|client)\/src\//.test(file)
      ? `${posix.dirname(file)} is in no folder of the table in scripts/lint/arrows.ts.`
      : undefined
  }

  const target = targetOf(file, specifier)
  if (target === undefined) return packageRefusal(file, area, packageOf(specifier))
  if (specifier.startsWith('.') && partOf(target) !== part) {
    return `A relative import may not leave ${part}/: what is shared is imported as @whyboard/shared/…`
  }
  const testAreas = isTest(file) ? (TEST_AREAS[part] ?? []) : []
  if (isWithinAny(target, [area, ...(AREAS[area]?.areas ?? []), ...testAreas])) return undefined
  return `${area} may not import ${areaOf(target) ?? target}: see the arrows in scripts/lint/arrows.ts.`
}

function packageRefusal(file: string, area: string, name: string): string | undefined {
  const part = partOf(file)
  const testMay = isTest(file) && isListed(name, TEST_PACKAGES)
  if (LISTED_PACKAGES_ONLY.includes(part)) {
    if (testMay || isListed(name, AREAS[area]?.packages ?? [])) return undefined
    return `${area} may not import the package ${name}.`
  }
  if (area.startsWith('client/src') && name.startsWith('node:') && !testMay)
    return `A browser has no ${name}.`
  const confined = CONFINED.find((row) => isListed(name, row.packages))
  if (!confined || testMay || isWithinAny(file, confined.places)) return undefined
  // Tests of the server speak to it as any client does.
  if (isTest(file) && part === 'server') return undefined
  return `${area} may not import ${name}: ${confined.why}.`
}

/** The project's file that an import names, or undefined when it names a package from outside. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
  }
  const own = /^@whyboard\/([^/]+)\/(.*)$/.exec(specifier)
  return own ? `${own[1]}/src/${own[2]}` : undefined
}

/** The package's name; `node:fs` for a built-in however it was written. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  const [first = '', second = ''] = specifier.split('/')
  if (builtinModules.includes(first)) return `node:${specifier}`
  return specifier.startsWith('@') ? `${first}/${second}` : first
}

function areaOf(file: string): string | undefined {
  // The test of a file that is an area of its own belongs to it.
  const tested = file.replace(/\.test(?=\.tsx?$)/, '')
  return Object.keys(AREAS)
    .filter((place) => isWithinAny(tested, [place]))
    .toSorted((a, b) => b.length - a.length)[0]
}

function partOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function isWithinAny(file: string, places: readonly string[]): boolean {
  return places.some((place) => file === place || file.startsWith(`${place}/`))
}

function isListed(name: string, listed: readonly string[]): boolean {
  return listed.some((entry) => {
    if (entry.endsWith('*')) return name.startsWith(entry.slice(0, -1))
    return entry === name || (entry === 'node:' && name.startsWith('node:'))
  })
}
