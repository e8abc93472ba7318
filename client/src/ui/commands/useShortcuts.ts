import { useCallback, useSyncExternalStore } from 'react'

import { useApp } from '../app.tsx'
import type { Command, CommandList } from './commandList.ts'
import { isCharacterKey, shortcutWords } from './shortcut.ts'

const NO_COMMANDS: readonly Command[] = []
const noSubscription = (): (() => void) => () => {}

/** All commands of a list, as they come and go; none as long as there is no list. */
export function useCommands(list: CommandList | null): readonly Command[] {
  return useSyncExternalStore(list?.all.subscribe ?? noSubscription, () =>
    list === null ? NO_COMMANDS : list.all.get(),
  )
}

/** The keys of a command that work now, the one to show first; none where it has none or they are switched off. */
export function useKeysOf(): (command: Command) => readonly string[] {
  const { characterKeys } = useApp().preferences
  const characters = useSyncExternalStore(characterKeys.subscribe, characterKeys.get)
  return useCallback(
    (command) => command.keys.filter((key) => characters || !isCharacterKey(key)),
    [characters],
  )
}

/** What a tooltip or menu says about the key of a command, by its name; `undefined` where there is none. */
export function useShortcuts(list: CommandList | null): (id: string) => string | undefined {
  const all = useCommands(list)
  const keysOf = useKeysOf()
  return useCallback(
    (id) => {
      const command = all.findLast((one) => one.id === id)
      const [key] = command === undefined ? [] : keysOf(command)
      return key === undefined ? undefined : shortcutWords(key)
    },
    [all, keysOf],
  )
}
