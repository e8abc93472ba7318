import type { Direction } from '@whyboard/shared/domain/cardWalk.ts'
import { duplicateCards } from '@whyboard/shared/document/operations/duplicate.ts'
import { CopyPlus, Link2, PenLine, Plus, SquareDashed, Trash2 } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import { isCardShape, shapeIdOf } from '../cardShape.ts'
import { KIND_OF_REGION } from '../newCards.ts'
import { nudgeCards } from '../nudge.ts'
import { cardRefused } from '../refusals.ts'
import { createWalk } from '../walk.ts'
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

  const walk = createWalk(editor, canvas.view)
  /** Drawings are moved by tldraw itself. */
  const go = (direction: Direction, extend: boolean) => {
    const drawings = editor.getSelectedShapeIds().length > selectedCards().length
    if (drawings) return false
    walk.go(direction, extend)
    return true
  }

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
    const drawings = editor.getSelectedShapeIds().length > cards.length
    if (drawings) return false
    if (canWrite() && cards.length > 0) nudgeCards(model, cards, { dx, dy, far })
    // The browser would go back a page.
    return true
  }

  return [
    {
      id: 'card.add',
      label: 'Add a card here',
      icon: Plus,
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
      icon: PenLine,
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
      icon: Link2,
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
      icon: CopyPlus,
      group: 'Selection',
      keys: ['mod+d'],
      words: 'copy',
      enabled: canWrite,
      run: duplicate,
    },
    {
      id: 'selection.delete',
      label: 'Delete',
      icon: Trash2,
      group: 'Selection',
      keys: ['delete', 'backspace'],
      words: 'remove',
      run: () => handle.deleteSelection(),
    },
    {
      id: 'selection.all',
      label: 'Select everything',
      icon: SquareDashed,
      group: 'Selection',
      keys: ['mod+a'],
      run: () => {
        editor.selectAll()
      },
    },
    {
      id: 'selection.next',
      label: 'Next card',
      group: 'Selection',
      keys: ['tab'],
      keyOnly: true,
      run: () => walk.step(1),
    },
    {
      id: 'selection.previous',
      label: 'Card before',
      group: 'Selection',
      keys: ['shift+tab'],
      keyOnly: true,
      run: () => walk.step(-1),
    },
    ...ARROWS.flatMap(({ key, direction, dx, dy }): readonly Command[] => [
      {
        id: `selection.${direction}`,
        label: `Nearest card ${TOWARDS[direction]}`,
        group: 'Selection',
        keys: [key],
        keyOnly: true,
        run: () => go(direction, false),
      },
      {
        id: `selection.extend.${direction}`,
        label: `Select the nearest card ${TOWARDS[direction]} too`,
        group: 'Selection',
        keys: [`shift+${key}`],
        keyOnly: true,
        run: () => go(direction, true),
      },
      ...[false, true].map((far) => ({
        id: `selection.nudge.${far ? 'far.' : ''}${direction}`,
        label: far ? `${NUDGE_WORDS[direction]}, ten times as far` : NUDGE_WORDS[direction],
        group: 'Selection' as const,
        keys: [`alt+${far ? 'shift+' : ''}${key}`],
        keyOnly: true,
        run: () => nudge(dx, dy, far),
      })),
    ]),
  ]
}

const ARROWS = [
  { key: 'arrowleft', direction: 'left', dx: -1, dy: 0 },
  { key: 'arrowright', direction: 'right', dx: 1, dy: 0 },
  { key: 'arrowup', direction: 'up', dx: 0, dy: -1 },
  { key: 'arrowdown', direction: 'down', dx: 0, dy: 1 },
] as const

const TOWARDS: Readonly<Record<Direction, string>> = {
  left: 'to the left',
  right: 'to the right',
  up: 'above',
  down: 'below',
}
const NUDGE_WORDS: Readonly<Record<Direction, string>> = {
  left: 'A minute earlier, or a why one level up',
  right: 'A minute later, or a why one level down',
  up: 'Before the card above',
  down: 'Behind the card below',
}
