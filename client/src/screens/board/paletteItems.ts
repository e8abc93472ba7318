import type { Command, CommandGroup } from '../../ui/commands/commandList.ts'
import { COMMAND_GROUPS } from '../../ui/commands/commandList.ts'
import { wordMatch } from '../../ui/commands/wordMatch.ts'

/** A command as the palette lists it. */
export interface PaletteCommand {
  readonly command: Command
  /** Why it cannot be done now; `null`: it can. */
  readonly unavailable: string | null
}

/** A heading of the palette with what stands below it, best first. */
export interface PaletteGroup {
  readonly heading: CommandGroup | 'Recent' | 'Commands' | 'Not possible now'
  readonly commands: readonly PaletteCommand[]
}

/** So many are offered again. */
export const MOST_RECENT = 5

/**
 * What a palette lists: without a query everything in its groups, what was asked for last before it; with one all that fits it,
 * what can be done before what cannot.
 * @param recent names of commands, the last one first
 */
export function paletteGroups(
  commands: readonly Command[],
  query: string,
  recent: readonly string[],
): readonly PaletteGroup[] {
  // Of two with one name the one that was added last is meant.
  const byId = new Map(
    commands.filter(({ keyOnly }) => keyOnly !== true).map((one) => [one.id, one]),
  )
  const all = [...byId.values()]
  if (query.trim() !== '') {
    const fitting = all
      .flatMap((command) => {
        const score = wordMatch(query, command.label, `${command.words ?? ''} ${command.group}`)
        return score === null ? [] : [{ ...listed(command), score }]
      })
      .toSorted((a, b) => b.score - a.score)
    const can = fitting.filter(({ unavailable }) => unavailable === null)
    const cannot = fitting.filter(({ unavailable }) => unavailable !== null)
    return [
      { heading: 'Commands' as const, commands: can },
      { heading: 'Not possible now' as const, commands: cannot },
    ].filter((group) => group.commands.length > 0)
  }
  const again = recent
    .flatMap((id) => byId.get(id) ?? [])
    .map((command) => listed(command))
    .filter(({ unavailable }) => unavailable === null)
    .slice(0, MOST_RECENT)
  const groups = COMMAND_GROUPS.map((heading) => ({
    heading,
    commands: all
      .filter(({ group }) => group === heading)
      .map((command) => listed(command))
      .toSorted((a, b) => after(a) - after(b)),
  }))
  return [{ heading: 'Recent' as const, commands: again }, ...groups].filter(
    (group) => group.commands.length > 0,
  )
}

/** The names of recent commands once one more was asked for. */
export function withRecent(recent: readonly string[], id: string): readonly string[] {
  return [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT)
}

function listed(command: Command): PaletteCommand {
  const can = command.enabled?.() ?? true
  const why = command.group === 'Selection' ? 'Select a card first' : 'Not possible now'
  return { command, unavailable: can ? null : (command.unavailable ?? why) }
}

function after({ unavailable }: PaletteCommand): number {
  return unavailable === null ? 0 : 1
}
