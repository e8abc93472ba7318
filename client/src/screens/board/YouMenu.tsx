import { Hand, SmilePlus } from 'lucide-react'
import { useRef } from 'react'

import { useConnection } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { toggleHand } from '../../connection/hand.ts'
import type { Person } from '../../connection/presence.ts'
import { AvatarButton } from '../../ui/Avatar.tsx'
import { useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import styles from './People.module.css'

/** This person's own avatar, with what they can do as somebody in the meeting. */
export function YouMenu({
  person,
  canvas,
}: {
  readonly person: Person
  readonly canvas: CanvasHandle | null
}) {
  const { presence, serverNowMs } = useConnection()
  const shortcut = useShortcuts(canvas?.commands ?? null)
  /** What was chosen takes the focus itself. */
  const chosen = useRef(false)
  const keyOf = (id: string) => {
    const key = shortcut(id)
    return key === undefined ? {} : { shortcut: key }
  }
  return (
    <Menu
      align="end"
      trigger={
        <AvatarButton name={person.name} colour={person.colour} className={styles.self}>
          <span className="visually-hidden">{person.name} (you)</span>
        </AvatarButton>
      }
      onFocusReturn={(event) => {
        if (chosen.current) event.preventDefault()
        chosen.current = false
      }}
    >
      <MenuLabel>{person.name} (you)</MenuLabel>
      <MenuItem
        icon={Hand}
        {...keyOf('people.raiseHand')}
        onSelect={() => toggleHand(presence, serverNowMs())}
      >
        {person.handRaised ? 'Lower your hand' : 'Raise your hand'}
      </MenuItem>
      {canvas !== null && (
        <MenuItem
          icon={SmilePlus}
          {...keyOf('people.react')}
          onSelect={() => {
            chosen.current = true
            canvas.commands.run('people.react')
          }}
        >
          React
        </MenuItem>
      )}
    </Menu>
  )
}
