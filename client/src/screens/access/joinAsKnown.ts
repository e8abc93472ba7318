import type { KnownIdentity } from '../../connection/keys.ts'
import type { App } from '../../ui/app.tsx'

/**
 * Joins a board of this browser's own workspace as the person who last joined one here, so that nobody is asked who they
 * are each time. Somebody else's link asks, with the name and colour of last time filled in.
 * @returns who one is there; `null` where this browser knows nobody or joining failed: then the board asks for a name
 */
export async function joinAsKnown(
  { api, keys }: Pick<App, 'api' | 'keys'>,
  boardId: string,
  key: string,
): Promise<KnownIdentity | null> {
  const person = keys.lastPerson()
  if (person === null) return null
  const joined = await api.join(key, boardId, person)
  if (!joined.ok) return null
  const identity = { ...joined.value, ...person }
  keys.rememberBoard(boardId, { key, identity })
  return identity
}
