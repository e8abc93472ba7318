import { join } from 'node:path'

import type { Rolldown } from 'vite'

/** What is fetched by itself: pages, and parts that a page fetches when they are wanted. All paths are below `src`. */
export const ENTRIES = {
  main: ['main.tsx'],
  home: ['screens/home/HomeScreen.tsx'],
  new: ['screens/new/NewScreen.tsx'],
  join: ['screens/board/BoardScreen.tsx'],
  board: ['screens/board/Board.tsx'],
  facilitate: ['screens/facilitate/FacilitateScreen.tsx'],
  report: ['screens/report/ReportScreen.tsx'],
  /** What is seen behind the card that asks for a name. */
  behind: ['screens/access/Backdrop.tsx'],
  canvas: ['canvas/BoardCanvas.tsx'],
  /** Dialogs, panels and the lists of a phone: each a file of its own, which the canvas does not wait for. */
  wanted: [
    'panels/move/MoveDialog.tsx',
    'panels/outline/OutlinePanel.tsx',
    'panels/share/ShareDialog.tsx',
    'screens/board/Find.tsx',
    'screens/board/Help.tsx',
    'screens/board/Palette.tsx',
    'screens/board/PersonDialog.tsx',
    'screens/board/PhoneLists.tsx',
  ],
} as const
type Entry = keyof typeof ENTRIES

/** All of them are imported by one module, so only the bundler knows who needs which. */
const ICONS = /lucide-react.*icons/

type Needs = (entry: Entry) => boolean

/**
 * Files that hold what several entries need, and who needs what is in them. A module goes into the first that fits, with all that it
 * imports; the rest the bundler cuts by who shares what. By that alone some forty files would be on the way to a board, most of
 * them below 3 kB, and each costs the page more than its bytes.
 */
const FILES: Readonly<Record<string, (needs: Needs) => boolean>> = {
  main: (needs) => needs('main'),
  pages: (needs) => needs('home') && (needs('join') || needs('board')),
  forms: (needs) => needs('new') && (needs('join') || needs('board')),
  reading: (needs) => needs('report') && (needs('join') || needs('board')),
  room: (needs) => needs('join'),
  layout: (needs) => needs('behind') && (needs('board') || needs('canvas')),
  stage: (needs) => needs('facilitate') && needs('board'),
  board: (needs) => needs('board'),
  cards: (needs) => needs('canvas') && needs('wanted'),
}

/** Groups the modules of a build into {@link FILES}; `root` is the folder of the client. */
export function chunkGroups(root: string): Rolldown.CodeSplittingGroup[] {
  const reached = new Map<Entry, ReadonlySet<string>>()
  const reachedFrom = (entry: Entry, context: Rolldown.ChunkingContext): ReadonlySet<string> => {
    const known = reached.get(entry)
    if (known !== undefined) return known
    const found = new Set<string>(ENTRIES[entry].map((path) => join(root, 'src', path)))
    for (const id of found) {
      const info = context.getModuleInfo(id)
      if (info === null) throw new Error(`There is no module ${id}; see ENTRIES in chunks.ts.`)
      for (const imported of info.importedIds) found.add(imported)
    }
    reached.set(entry, found)
    return found
  }
  const files = Object.entries(FILES).map(([file, fits], index, all) => ({
    debugName: file,
    priority: all.length - index,
    name: (id: string, context: Rolldown.ChunkingContext) =>
      !ICONS.test(id) && fits((entry) => reachedFrom(entry, context).has(id)) ? file : null,
  }))
  return [
    { name: 'icons', test: ICONS, minShareCount: 3, priority: files.length + 2 },
    { name: 'boardIcons', test: ICONS, minShareCount: 2, priority: files.length + 1 },
    ...files,
  ]
}
