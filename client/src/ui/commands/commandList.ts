import type { LucideIcon } from 'lucide-react'

import { writableStore, type Store } from '../../connection/store.ts'
import { isCharacterKey, isShortcut, type Shortcut } from './shortcut.ts'

/** The headings under which palette and help show commands, in this order. */
export const COMMAND_GROUPS = ['Cards', 'Selection', 'Go to', 'Draw', 'Meeting', 'Board'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** Something a person can ask of a board: by its key, in the palette, and listed in the help. */
export interface Command {
  /** Unlike any other's, e.g. `card.add`. */
  readonly id: string
  /** What it does, as a short request, e.g. "Add a card". */
  readonly label: string
  readonly group: CommandGroup
  /** The first is the one that is shown. */
  readonly keys: readonly Shortcut[]
  readonly icon?: LucideIcon
  /** Words that people may look for besides the label. */
  readonly words?: string
  /**
   * Where its keys work besides the canvas: `writing`: in a card's text too, which is ended then; `page`: on the bars around the
   * canvas too.
   */
  readonly reach?: 'writing' | 'page'
  /** Why it cannot be done while {@link enabled} says so, where that needs words; a short sentence. */
  readonly unavailable?: string
  /** Makes sense as a key only: not offered in the palette. */
  readonly keyOnly?: boolean
  /** Whether it can be done now; always, when left out. */
  enabled?(): boolean
  /** Does it. `false`: there was nothing to do, so that the key may mean something to somebody else. */
  run(event?: KeyboardEvent): boolean | void
}

/** All that can be asked of one open board. Whoever can do something adds it, and takes it away when it goes. */
export interface CommandList {
  readonly all: Store<readonly Command[]>
  /** Adds commands; what it answers takes them away. Of two with one key the one added last has it. */
  add(commands: readonly Command[]): () => void
  /** Does what a key asks for; whether it meant something. `from`: where the key was pressed, the canvas unless told. */
  onKey(event: KeyboardEvent, from?: 'writing' | 'page'): boolean
  /** The command of that name that was added last; `null`: nobody can do it. */
  of(id: string): Command | null
  /** Does the command of that name, if it can be done now; whether it was done. */
  run(id: string): boolean
}

/** An empty list. `characterKeys`: whether letters, digits and signs alone are shortcuts. */
export function createCommandList(characterKeys: Store<boolean>): CommandList {
  const all = writableStore<readonly Command[]>([])
  const of = (id: string) => all.get().findLast((command) => command.id === id) ?? null
  return {
    all,
    add: (commands) => {
      all.set([...all.get(), ...commands])
      return () => {
        all.set(all.get().filter((one) => !commands.includes(one)))
      }
    },
    of,
    run: (id) => {
      const command = of(id)
      return command !== null && (command.enabled?.() ?? true) && command.run() !== false
    },
    onKey: (event, from) => {
      if (event.isComposing) return false
      const meant = all
        .get()
        .findLast(
          (command) =>
            reaches(command, from) &&
            command.keys.some(
              (key) => isShortcut(event, key) && (characterKeys.get() || !isCharacterKey(key)),
            ) &&
            (command.enabled?.() ?? true),
        )
      return meant !== undefined && meant.run(event) !== false
    },
  }
}

function reaches({ reach }: Command, from: 'writing' | 'page' | undefined): boolean {
  return from === undefined || reach === 'page' || reach === from
}
