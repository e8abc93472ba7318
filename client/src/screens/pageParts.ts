import type { KeyRing } from '../connection/keys.ts'
import { lateComponent, type LateComponent } from '../ui/lateComponent.ts'
import { COMPACT } from '../ui/useMedia.ts'
import { prefetchBoard } from './board/boardParts.ts'
import { routeOf, type Route } from './routes.ts'

/** What every page gets. */
export interface PageProps {
  /** The board it is about; `''` where it is about none. */
  readonly boardId: string
}

/** The page of each route. Each is a chunk of its own: the library never waits for the canvas. */
export const PAGES: Readonly<Record<Route['page'], LateComponent<PageProps>>> = {
  home: lateComponent(async () => (await import('./home/HomeScreen.tsx')).HomeScreen),
  new: lateComponent(async () => (await import('./new/NewScreen.tsx')).NewScreen),
  board: lateComponent(async () => (await import('./board/BoardScreen.tsx')).BoardScreen),
  facilitate: lateComponent(
    async () => (await import('./facilitate/FacilitateScreen.tsx')).FacilitateScreen,
  ),
  report: lateComponent(async () => (await import('./report/ReportScreen.tsx')).ReportScreen),
  unknown: lateComponent(async () => (await import('./NoSuchPage.tsx')).NoSuchPage),
}

/**
 * Fetches what an address shows, for a board that this browser has joined all of its parts at once: none waits for another to
 * have been rendered. Resolves when the page itself can be rendered; a fetch that fails is made again by the page.
 */
export async function prefetchPage(
  path: string,
  keys: KeyRing,
  media: Pick<Window, 'matchMedia'>,
): Promise<void> {
  const route = routeOf(path)
  if (route.page === 'board' && keys.board(route.boardId)?.identity) {
    prefetchBoard(!media.matchMedia(COMPACT).matches)
  }
  await PAGES[route.page].fetch().catch(() => {})
}
