import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'

import type { Command } from '../../ui/commands/commandList.ts'
import { isCardShape, shapeIdOf } from '../cardShape.ts'
import { KIND_OF_REGION } from '../newCards.ts'
import { nudgeCards } from '../nudge.ts'
import { cardRefused } from '../refusals.ts'
import type { CommandContext } from './commandContext.ts'

/** Making cards, and what one does to those that are selected. */
export function cardCommands({
  editor,
  canvas,
  handle,
  selectedCards,
}: CommandContext): readonly Command[] {
  const { model, commands } = canvas
  const canWrite = () => model.canWrite

  const duplicate = () => {
    model.markUndoBoundary()
    const cards = selectedCards()
    const drawing = editor.getSelectedShapes().filter((shape) => !isCardShape(shape))
    if (drawing.length > 0) editor.duplicateShapes(drawing, { x: 24, y: 24 })
    if (cards.length === 0) return
    const copies = duplicateCards(
      model.writer,
      cards.map((card) => card.id),
    )
    canvas.frame.flush()
    if (copies.ok) editor.select(...[...copies.value.values()].map((id) => shapeIdOf(id)))
    else canvas.tell(cardRefused(copies.reason))
  }
  const nudge = (dx: number, dy: number, far: boolean) => {
    const cards = selectedCards()
    if (cards.length === 0) return editor.getSelectedShapeIds().length === 0
    if (canWrite()) nudgeCards(model, cards, { dx, dy, far })
    return true
  }

  return [
    {
      id: 'card.add',
      label: 'Add a card here',
      group: 'Cards',
      keys: ['n'],
      words: 'new note sticky create',
      enabled: canWrite,
      // A key says nothing about a time or a bone, and a guess would stand there as a fact.
      run: () => {
        const region = canvas.regionInView()
        commands.addCard(region === null ? 'note' : KIND_OF_REGION[region])
      },
    },
    {
      id: 'card.edit',
      label: 'Edit the card',
      group: 'Selection',
      keys: ['enter'],
      run: () => {
        const [card, ...others] = selectedCards()
        if (card === undefined || others.length > 0) return false
        commands.editCard(card.id)
        return true
      },
    },
    {
      id: 'card.link',
      label: 'Link to another card',
      group: 'Selection',
      keys: ['l'],
      enabled: canWrite,
      run: () => {
        const [card] = selectedCards()
        if (card === undefined) handle.setTool('link')
        else commands.startLink(card.id)
      },
    },
    {
      id: 'selection.duplicate',
      label: 'Duplicate',
      group: 'Selection',
      keys: ['mod+d'],
      words: 'copy',
      enabled: canWrite,
      run: duplicate,
    },
    {
      id: 'selection.delete',
      label: 'Delete',
      group: 'Selection',
      keys: ['delete', 'backspace'],
      words: 'remove',
      run: () => handle.deleteSelection(),
    },
    {
      id: 'selection.all',
      label: 'Select everything',
      group: 'Selection',
      keys: ['mod+a'],
      run: () => {
        editor.selectAll()
      },
    },
    ...NUDGES.flatMap(([key, dx, dy]) =>
      [false, true].map((far) => ({
        id: `selection.nudge.${far ? 'far.' : ''}${key}`,
        label: 'Move',
        group: 'Selection' as const,
        keys: [far ? `shift+${key}` : key],
        keyOnly: true,
        run: () => nudge(dx, dy, far),
      })),
    ),
  ]
}

const NUDGES = [
  ['arrowleft', -1, 0],
  ['arrowright', 1, 0],
  ['arrowup', 0, -1],
  ['arrowdown', 0, 1],
] as const
