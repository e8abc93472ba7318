import type { TextStorage } from '../../connection/environment.ts'

/** A board that was opened in this browser. */
export interface RecentBoard {
  readonly id: string
  readonly title: string
  /** Epoch ms. */
  readonly openedAtMs: number
  /** A copy is kept on this device, so it opens without the server. */
  readonly offline: boolean
}

const RECENT = 'whyboard.recent'
const MOST = 30

/** The boards opened in this browser, last first. Entries that do not fit are left out. */
export function readRecentBoards(storage: TextStorage): readonly RecentBoard[] {
  const text = storage.getItem(RECENT)
  if (text === null) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isRecentBoard) : []
  } catch {
    return []
  }
}

/** Puts a board first among those opened; the oldest beyond 30 are forgotten. */
export function rememberRecentBoard(storage: TextStorage, board: RecentBoard): void {
  const others = readRecentBoards(storage).filter((one) => one.id !== board.id)
  storage.setItem(RECENT, JSON.stringify([board, ...others].slice(0, MOST)))
}

/** Takes a board off the list; the board itself stays where it is. */
export function forgetRecentBoard(storage: TextStorage, id: string): void {
  const others = readRecentBoards(storage).filter((one) => one.id !== id)
  storage.setItem(RECENT, JSON.stringify(others))
}

function isRecentBoard(value: unknown): value is RecentBoard {
  if (typeof value !== 'object' || value === null) return false
  const { id, title, openedAtMs, offline } = value as Record<string, unknown>
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    typeof openedAtMs === 'number' &&
    typeof offline === 'boolean'
  )
}
