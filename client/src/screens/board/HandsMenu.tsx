import { Hand } from 'lucide-react'
import { useMemo } from 'react'

import { useConnection, usePeople } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { raisedHands, toggleHand } from '../../connection/hand.ts'
import { onePagePerPerson } from '../../connection/onePagePerPerson.ts'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx'
import styles from './People.module.css'

/** Whose hand is up, in the order in which they went up; nothing while none is. */
export function HandsMenu({ canvas }: { readonly canvas: CanvasHandle | null }) {
  const { presence, serverNowMs } = useConnection()
  const pages = usePeople()
  const hands = useMemo(() => raisedHands(onePagePerPerson(pages)), [pages])
  if (hands.length === 0) return null
  const isOwn = hands.some((person) => person.self)
  const names = hands.map((person) => (person.self ? 'you' : person.name)).join(', ')
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={styles.hands}
          aria-label={`Hands up, who waits longest first: ${names}`}
        >
          <Hand size={16} aria-hidden />
          {hands.length}
        </button>
      }
    >
      <MenuLabel>Hands up</MenuLabel>
      {hands.map((person, index) => (
        <MenuItem
          key={person.clientId}
          icon={Hand}
          iconColour={person.colour}
          disabled={person.self || canvas === null}
          onSelect={() => canvas?.follow(person.clientId)}
        >
          {`${index + 1}. ${person.self ? `${person.name} (you)` : person.name}`}
        </MenuItem>
      ))}
      {isOwn && (
        <>
          <MenuLine />
          <MenuItem icon={Hand} onSelect={() => toggleHand(presence, serverNowMs())}>
            Lower your hand
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
