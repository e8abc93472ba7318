import { Eye, Hand } from 'lucide-react'
import { useMemo } from 'react'

import { usePeople, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import type { Person } from '../../connection/presence.ts'
import { Avatar, AvatarButton, AvatarStack, MoreButton } from '../../ui/Avatar.tsx'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import styles from './People.module.css'
import { onePagePerPerson } from '../../connection/onePagePerPerson.ts'

const NOBODY = { get: () => null, subscribe: () => () => {} }

/** Who is here: the first few as faces, all of them in a list; a press follows someone's view. */
export function People({
  canvas,
  most,
}: {
  readonly canvas: CanvasHandle | null
  readonly most: number
}) {
  const pages = usePeople()
  const people = useMemo(() => onePagePerPerson(pages), [pages])
  const following = useStore<number | null>(canvas?.following ?? NOBODY)
  const toggle = (person: Person): void => {
    canvas?.follow(following === person.clientId ? null : person.clientId)
    // Esc and the keys that move the view are the canvas's.
    canvas?.focus()
  }
  const shown = people.slice(0, most)
  const others = people.length - shown.length
  return (
    <AvatarStack aria-label={`${people.length} here`}>
      {shown.map((person) =>
        person.self ? (
          <Tooltip key={person.clientId} label={`${person.name} (you)`}>
            <span className={styles.self}>
              <Avatar name={person.name} colour={person.colour} />
              <span className="visually-hidden">{person.name} (you)</span>
            </span>
          </Tooltip>
        ) : (
          <Tooltip
            key={person.clientId}
            label={
              following === person.clientId
                ? `Stop following ${person.name}`
                : `${person.name} · follow`
            }
          >
            <AvatarButton
              name={person.name}
              colour={person.colour}
              aria-label={`Follow ${person.name}`}
              aria-pressed={following === person.clientId}
              disabled={canvas === null}
              onClick={() => toggle(person)}
            />
          </Tooltip>
        ),
      )}
      {others > 0 && (
        <Menu
          align="end"
          trigger={<MoreButton count={others} aria-label={`Everyone here, ${people.length}`} />}
        >
          <MenuLabel>{people.length} here now</MenuLabel>
          {people.map((person) => (
            <MenuItem
              key={person.clientId}
              icon={person.handRaised ? Hand : Eye}
              iconColour={person.colour}
              disabled={person.self || canvas === null}
              {...(person.role === 'observer' && { note: 'View only' })}
              onSelect={() => toggle(person)}
            >
              {person.self
                ? `${person.name} (you)`
                : following === person.clientId
                  ? `Stop following ${person.name}`
                  : `Follow ${person.name}`}
            </MenuItem>
          ))}
        </Menu>
      )}
    </AvatarStack>
  )
}
