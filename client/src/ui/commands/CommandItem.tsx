import { MenuItem } from '../Menu.tsx'
import type { CommandList } from './commandList.ts'
import { useCommands, useShortcuts } from './useShortcuts.ts'

/** A command as an entry of a menu, with its key; nothing where nobody can do it. */
export function CommandItem({
  list,
  id,
  label,
  tone,
  onSelect,
}: {
  readonly list: CommandList | null
  readonly id: string
  /** Instead of the command's own label, where the menu says the rest. */
  readonly label?: string
  readonly tone?: 'danger'
  /** Instead of doing it at once. */
  readonly onSelect?: (id: string) => void
}) {
  const command = useCommands(list).findLast((one) => one.id === id)
  const shortcut = useShortcuts(list)(id)
  if (command === undefined) return null
  return (
    <MenuItem
      {...(command.icon && { icon: command.icon })}
      {...(shortcut !== undefined && { shortcut })}
      {...(tone && { tone })}
      disabled={command.enabled?.() === false}
      onSelect={() => (onSelect === undefined ? list?.run(id) : onSelect(id))}
    >
      {label ?? command.label}
    </MenuItem>
  )
}
