import { COMMAND_GROUPS, type Command, type CommandGroup } from '../../ui/commands/commandList.ts'
import { shortcutWords, type Shortcut } from '../../ui/commands/shortcut.ts'

/** A line of the help: what to press, and what it does. */
export interface HelpRow {
  readonly keys: readonly string[]
  readonly does: string
}

/** A heading of the help with its lines. */
export interface HelpGroup {
  readonly heading: CommandGroup | 'While you write' | 'With a mouse' | 'With fingers or a pen'
  readonly rows: readonly HelpRow[]
}

/** More keys than this for one thing are said by the first and the last. */
const MOST_KEYS = 4

/** All commands that have a key, by group; several of one name are one line. */
export function keyGroups(
  commands: readonly Command[],
  keysOf: (command: Command) => readonly Shortcut[],
): readonly HelpGroup[] {
  return COMMAND_GROUPS.flatMap((heading) => {
    const rows = new Map<string, Set<string>>()
    for (const command of commands) {
      const keys = keysOf(command)
      if (command.group !== heading || keys.length === 0) continue
      const row = rows.get(command.label) ?? new Set()
      for (const key of keys) row.add(shortcutWords(key))
      rows.set(command.label, row)
    }
    if (rows.size === 0) return []
    return [{ heading, rows: [...rows].map(([does, keys]) => ({ keys: few([...keys]), does })) }]
  })
}

function few(keys: readonly string[]): readonly string[] {
  return keys.length <= MOST_KEYS ? keys : keys.slice(0, MOST_KEYS)
}

/** What keys mean in a card's text, and what hands do on the board. */
export const GESTURES: readonly HelpGroup[] = [
  {
    heading: 'While you write',
    rows: [
      { keys: ['Enter'], does: 'Save, and write the next card of the list' },
      { keys: ['Shift Enter'], does: 'New line' },
      { keys: ['Esc'], does: 'Save and select the card' },
      { keys: ['Tab'], does: 'Ask why below a cause; elsewhere the next field' },
    ],
  },
  {
    heading: 'With a mouse',
    rows: [
      { keys: ['Double click'], does: 'Edit a card; on empty ground add one there' },
      { keys: ['Right click'], does: 'All that can be done here' },
      { keys: ['Wheel'], does: 'Move up and down; with Shift sideways' },
      {
        keys: [`${shortcutWords('mod+x').slice(0, -2)} wheel`, 'Pinch'],
        does: 'Zoom at the pointer',
      },
      { keys: ['Space drag', 'Middle drag'], does: 'Move the board' },
      { keys: ['Drag the dot'], does: 'Link a card to another one' },
    ],
  },
  {
    heading: 'With fingers or a pen',
    rows: [
      { keys: ['Tap'], does: 'Select; twice: edit, or add a card there' },
      { keys: ['One finger'], does: 'Move the board, or what is selected' },
      { keys: ['Two fingers'], does: 'Zoom and move' },
      { keys: ['Press and hold'], does: 'All that can be done here' },
      { keys: ['Pen'], does: 'Draws; fingers only move the board then' },
    ],
  },
]
