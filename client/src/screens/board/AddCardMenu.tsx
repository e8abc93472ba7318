import { Plus } from 'lucide-react'
import type { ComponentProps } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { ADDING } from './tools.ts'

/** The kinds of card behind one button; what is chosen is added where one looks, ready to type. */
export function AddCardMenu({
  canvas,
  side,
  disabled,
  className,
  shortcut,
}: {
  readonly canvas: CanvasHandle | null
  /** Where menu and tooltip open. */
  readonly side: 'right' | 'top'
  readonly disabled: boolean
  readonly className: string | undefined
} & Pick<ComponentProps<typeof IconButton>, 'shortcut'>) {
  return (
    <Menu
      side={side}
      {...(side === 'top' && { align: 'center' as const })}
      trigger={
        <IconButton
          label="Add a card"
          icon={Plus}
          side={side}
          className={className}
          disabled={disabled}
          {...(shortcut !== undefined && { shortcut })}
        />
      }
    >
      <MenuLabel>Add a card</MenuLabel>
      {ADDING.map((one) => (
        <MenuItem
          key={one.kind}
          icon={one.icon}
          iconColour={one.colour}
          onSelect={() => canvas?.addCard(one.kind)}
        >
          {one.label}
        </MenuItem>
      ))}
    </Menu>
  )
}
