import type { Role } from '@whyboard/shared/domain/board.ts'

import type { App } from '../../ui/app.tsx'

/**
 * Keeps the key of a board that was just made and, where this browser knows its person, joins it as them, so that the
 * maker goes straight to the board. If joining fails, the board asks for a name as it asks everybody.
 */
export async function joinAsKnown(
  { api, keys }: Pick<App, 'api' | 'keys'>,
  board: {
    readonly id: string
    readonly key: string
    readonly role: Role
    readonly title: string
  },
): Promise<void> {
  const { id, key, role, title } = board
  keys.rememberBoard(id, { key, role, title })
  const person = keys.lastPerson()
  if (person === null) return
  const joined = await api.join(key, id, person)
  if (joined.ok) keys.rememberBoard(id, { identity: { ...joined.value, ...person } })
}
