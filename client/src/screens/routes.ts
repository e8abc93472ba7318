import { isId } from '@whyboard/shared/protocol/rooms.ts'

/** The pages there are, and what their address says. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'new' }
  | { readonly page: 'board' | 'facilitate' | 'report'; readonly boardId: string }
  | { readonly page: 'unknown' }

/** Reads the path of an address; a slash at its end does not matter. */
export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean)
  const [first, boardId, last] = parts
  if (first === undefined) return { page: 'home' }
  if (first === 'new' && parts.length === 1) return { page: 'new' }
  if (first !== 'b' || boardId === undefined || !isId(boardId) || parts.length > 3) {
    return { page: 'unknown' }
  }
  if (last === undefined) return { page: 'board', boardId }
  if (last === 'facilitate' || last === 'report') return { page: last, boardId }
  return { page: 'unknown' }
}
