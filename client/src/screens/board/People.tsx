import { Eye, Hand } from 'lucide-react'
import { useMemo, useRef, type CSSProperties } from 'react'

import { usePeople, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { onePagePerPerson } from '../../connection/onePagePerPerson.ts'
import type { Person } from '../../connection/presence.ts'
import { AvatarButton, AvatarStack, MoreButton } from '../../ui/Avatar.tsx'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { HandsMenu } from './HandsMenu.tsx'
import styles from './People.module.css'
import { YouMenu } from './YouMenu.tsx'

const NOBODY = { get: () => null, subscribe: () => () => {} }

/**
 * Who is here: the first few as faces, all of them in a list; a press follows someone's view. This person's own face has
 * what they can do in the meeting; raised hands stand beside.
 */
export function People({
  canvas,
  most,
  onChangePerson,
}: {
  readonly canvas: CanvasHandle | null
  readonly most: number
  /** Asks this person for another name and colour. */
  readonly onChangePerson: () => void
}) {
  const pages = usePeople()
  const people = useMemo(() => onePagePerPerson(pages), [pages])
  const following = useStore<number | null>(canvas?.following ?? NOBODY)
  /** Who was chosen in the list is followed by the keys of the canvas. */
  const chosen = useRef(false)
  const toggle = (person: Person): void => {
    canvas?.follow(following === person.clientId ? null : person.clientId)
    // Esc and the keys that move the view are the canvas's.
    canvas?.focus()
  }
  const shown = people.slice(0, most)
  const others = people.length - shown.length
  return (
    <>
      <HandsMenu canvas={canvas} />
      <AvatarStack aria-label={`${people.length} here`}>
        {shown.map((person) => (
          <span
            key={person.clientId}
            className={styles.person}
            data-hand={person.handRaised || undefined}
            style={{ '--person': person.colour } as CSSProperties}
          >
            {person.self ? (
              <YouMenu person={person} canvas={canvas} onChangePerson={onChangePerson} />
            ) : (
              <Face
                person={person}
                followed={following === person.clientId}
                disabled={canvas === null}
                onPress={() => toggle(person)}
              />
            )}
            {person.handRaised && <Hand className={styles.hand} size={12} aria-hidden />}
          </span>
        ))}
        {others > 0 && (
          <Menu
            align="end"
            trigger={<MoreButton count={others} aria-label={`Everyone here, ${people.length}`} />}
            onFocusReturn={(event) => {
              if (chosen.current) event.preventDefault()
              chosen.current = false
            }}
          >
            <MenuLabel>{people.length} here now</MenuLabel>
            {people.map((person) => (
              <MenuItem
                key={person.clientId}
                icon={person.handRaised ? Hand : Eye}
                iconColour={person.colour}
                disabled={person.self || canvas === null}
                {...(person.role === 'observer' && { note: 'View only' })}
                onSelect={() => {
                  chosen.current = true
                  toggle(person)
                }}
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
    </>
  )
}

function Face({
  person,
  followed,
  disabled,
  onPress,
}: {
  readonly person: Person
  readonly followed: boolean
  readonly disabled: boolean
  readonly onPress: () => void
}) {
  const { name, colour, handRaised } = person
  const hand = handRaised ? ', hand up' : ''
  return (
    <Tooltip label={followed ? `Stop following ${name}` : `${name} · follow`}>
      <AvatarButton
        name={name}
        colour={colour}
        aria-label={`Follow ${name}${hand}`}
        aria-pressed={followed}
        disabled={disabled}
        onClick={onPress}
      />
    </Tooltip>
  )
}
