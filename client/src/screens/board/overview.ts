/** Below this zoom a board is a pattern of colours: headings are still read, cards can no longer be told apart. */
const LEAST_OVERVIEW = 0.15

interface Size {
  readonly w: number
  readonly h: number
}

/**
 * Whether a look at the whole board says anything on this screen: not on a phone, nor of a board that has grown very large.
 * @param screen what the canvas takes of the page, px
 * @param board all that is on the board, px at zoom 1
 */
export function showsOverview(screen: Size, board: Size): boolean {
  return Math.min(screen.w / board.w, screen.h / board.h) >= LEAST_OVERVIEW
}
