import { Eye, EyeOff, Hand } from 'lucide-react'

import { toggleHand } from '../../connection/hand.ts'
import { onePagePerPerson } from '../../connection/onePagePerPerson.ts'
import type { Person } from '../../connection/presence.ts'
import type { Command } from '../../ui/commands/commandList.ts'
import type { CommandContext } from './commandContext.ts'

/** Following somebody's view, and raising one's hand. */
export function peopleCommands({ handle, canvas }: CommandContext): readonly Command[] {
  const { presence, model } = canvas
  let last: string | null = null
  const others = () =>
    onePagePerPerson(presence.people.get()).filter((one) => !one.self && one.followable)
  const isFollowing = () => handle.following.get() !== null
  const follow = (person: Person | undefined) => {
    if (person === undefined) return
    last = keyOf(person)
    handle.follow(person.clientId)
  }
  return [
    {
      id: 'people.follow',
      label: 'Follow the facilitator, or whom you followed last',
      group: 'Meeting',
      keys: ['f'],
      icon: Eye,
      words: 'watch view people stop',
      enabled: () => others().length > 0 || isFollowing(),
      run: () => {
        if (isFollowing()) {
          handle.follow(null)
          return
        }
        const people = others()
        follow(
          people.find((person) => keyOf(person) === last) ??
            people.find((person) => person.role === 'facilitator') ??
            people[0],
        )
      },
    },
    {
      id: 'people.followNext',
      label: 'Follow the next person',
      group: 'Meeting',
      keys: [],
      icon: Eye,
      words: 'watch view people',
      enabled: () => others().length > 0,
      run: () => {
        const people = others()
        const followed = handle.following.get()
        const at = people.findIndex((person) => person.clientId === followed)
        follow(people[(at + 1) % people.length])
      },
    },
    {
      id: 'people.stopFollowing',
      label: 'Stop following',
      group: 'Meeting',
      keys: ['escape'],
      icon: EyeOff,
      enabled: isFollowing,
      run: () => handle.follow(null),
    },
    {
      id: 'people.raiseHand',
      label: 'Raise or lower your hand',
      group: 'Meeting',
      keys: ['shift+h'],
      icon: Hand,
      words: 'speak question turn',
      run: () => toggleHand(presence, model.writer.nowMs()),
    },
  ]
}

/** Names a person beyond one visit; a page of its own for somebody who has not joined. */
function keyOf({ id, clientId }: Person): string {
  return id ?? String(clientId)
}
