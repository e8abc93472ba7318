import { Move } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import type { CommandContext } from './commandContext.ts'

/** "Move to…": what a drag does, without one (WCAG 2.2, 2.5.7). */
export function moveCommands({ canvas, selectedCards }: CommandContext): readonly Command[] {
  return [
    {
      id: 'selection.move',
      label: 'Move to…',
      group: 'Selection',
      keys: ['m'],
      icon: Move,
      words: 'drag place time category parent order region beside',
      unavailable: 'Select a card first',
      enabled: () => canvas.model.canWrite && selectedCards().length > 0,
      run: () => {
        const cards = selectedCards()
        const kinds = new Set(cards.map(({ kind }) => kind))
        if (kinds.size > 1) {
          canvas.tell({
            about: 'cards',
            says: 'Cards of different kinds have no place in common. Select cards of one kind to move them together.',
          })
          return
        }
        canvas.commands.finishEditing()
        canvas.moving.set(cards.map(({ id }) => id))
      },
    },
  ]
}
