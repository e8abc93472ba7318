import { centreOf } from '@whyboard/shared/domain/geometry.ts'
import type { Editor } from 'tldraw'

import type { Command } from '../../ui/commands/commandList.ts'
import { bringIntoView } from '../camera.ts'
import type { Canvas } from '../canvasContext.ts'
import { shapeIdOf } from '../cardShape.ts'
import { linkCards } from '../linking.ts'
import { linkPicks, pickTowards, stepPick, type Direction } from '../linkPicks.ts'
import type { CommandContext } from './commandContext.ts'

/** While a link is drawn, keys pick the card that it leads to. */
export function linkCommands({ editor, canvas }: CommandContext): readonly Command[] {
  const { linking, view } = canvas
  const isLinking = () => editor.isIn('link') && linking.get() !== null
  const shared = { group: 'Selection', keyOnly: true, enabled: isLinking } as const
  const step = (by: 1 | -1) =>
    pick(editor, canvas, (picks, from, at) =>
      stepPick(picks, view.layout.get().cards, from, at, by),
    )
  const towards = (direction: Direction) =>
    pick(editor, canvas, (picks, from, at) =>
      pickTowards(picks, view.layout.get().cards, from, at, direction),
    )
  return [
    { ...shared, id: 'link.next', label: 'Next card to link', keys: ['tab'], run: () => step(1) },
    {
      ...shared,
      id: 'link.previous',
      label: 'Card to link before',
      keys: ['shift+tab'],
      run: () => step(-1),
    },
    ...(['left', 'right', 'up', 'down'] as const).map((direction) => ({
      ...shared,
      id: `link.${direction}`,
      label: 'Card to link in that direction',
      keys: [`arrow${direction}`],
      run: () => towards(direction),
    })),
    {
      ...shared,
      id: 'link.take',
      label: 'Link with that card',
      keys: ['enter'],
      run: () => {
        const drawn = linking.get()
        if (drawn === null || drawn.target === null) return
        linkCards(canvas, drawn.from, drawn.target)
        editor.setCurrentTool('select')
      },
    },
  ]
}

/**
 * While a link is drawn, letters are words of the card that it is to lead to; whether a key was one. The first is a letter, so
 * that digits and signs go on showing regions and zooming.
 */
export function typeSought(editor: Editor, canvas: Canvas, event: KeyboardEvent): boolean {
  const { linking } = canvas
  const drawn = linking.get()
  if (!editor.isIn('link') || drawn === null || event.isComposing) return false
  const sought = afterKey(drawn.sought, event)
  if (sought === null) return false
  linking.set({ ...drawn, sought, target: null })
  if (sought !== '') pick(editor, canvas, (picks, from) => nearest(picks, canvas, from))
  return true
}

/** What is sought after a key; `null`: the key writes nothing. */
export function afterKey(
  sought: string,
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): string | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'Backspace') return sought === '' ? null : sought.slice(0, -1)
  const writes = sought === '' ? /^\p{L}$/u.test(key) : /^.$/u.test(key)
  return writes ? sought + key : null
}

function nearest(picks: readonly string[], { view }: Canvas, from: string): string | null {
  return stepPick(picks, view.layout.get().cards, from, null, 1)
}

/** Lets the link lead to the card that `choose` takes of those that it may lead to. */
function pick(
  editor: Editor,
  { linking, view }: Canvas,
  choose: (picks: readonly string[], from: string, at: string | null) => string | null,
): void {
  const drawn = linking.get()
  if (drawn === null) return
  const boxes = view.layout.get().cards
  const picks = linkPicks(view.board.get(), boxes, drawn.from, drawn.sought)
  const target = choose(picks, drawn.from, drawn.target)
  const box = target === null ? undefined : boxes.get(target)
  if (target === null || box === undefined) return
  linking.set({ ...drawn, to: centreOf(box), target })
  bringIntoView(editor, shapeIdOf(target))
}
