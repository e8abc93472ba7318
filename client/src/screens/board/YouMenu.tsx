import { Hand, SmilePlus, UserRoundPen } from 'lucide-react'
import { useRef } from 'react'

import { useConnection } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { toggleHand } from '../../connection/hand.ts'
import type { Person } from '../../connection/presence.ts'
import { AvatarButton } from '../../ui/Avatar.tsx'
import { useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx'
import styles from './People.module.css'

/** This person's own avatar, with what they can do as somebody in the meeting. */
export function YouMenu({
  person,
  canvas,
  onChangePerson,
}: {
  readonly person: Person
  readonly canvas: CanvasHandle | null
  /** Asks for another name and colour. */
  readonly onChangePerson: () => void
}) {
  const { presence, serverNowMs } = useConnection()
  const shortcut = useShortcuts(canvas?.commands ?? null)
  const chosen = useRef<'react' | 'person' | null>(null)
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
        // Reactions take the focus themselves; a dialog takes it from the button, where it brings it back to.
        if (chosen.current === 'react') event.preventDefault()
        if (chosen.current === 'person') onChangePerson()
        chosen.current = null
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
            chosen.current = 'react'
            canvas.commands.run('people.react')
          }}
        >
          React
        </MenuItem>
      )}
      <MenuLine />
      <MenuItem
        icon={UserRoundPen}
        onSelect={() => {
          chosen.current = 'person'
        }}
      >
        Change name and colour…
      </MenuItem>
    </Menu>
  )
}
