import { SquarePlus } from 'lucide-react'
import { useRef, type ReactNode } from 'react'

import { useCanWrite, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { CommandItem } from '../../ui/commands/CommandItem.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'

/** By the names of commands; a line between groups. What nobody can do is left out. */
const ON_CARDS = [
  ['card.edit', 'card.why', 'action.fromSelection', 'card.confirm', 'card.vote', 'card.link'],
  ['selection.move', 'selection.copy', 'selection.cut', 'selection.duplicate'],
] as const
const ON_GROUND = [
  ['paste', 'selection.all'],
  ['find.open', 'go.all', 'palette.open'],
] as const

/**
 * All that can be done where somebody pressed the other mouse button or held a finger still: with what is selected there, or on
 * empty ground. Made of commands, which are done once the menu is gone and the canvas has the keyboard again.
 */
export function BoardMenu({ canvas }: { readonly canvas: CanvasHandle }) {
  const at = useStore(canvas.menu)
  return at === null ? null : <OpenMenu key={`${at.x} ${at.y}`} canvas={canvas} at={at} />
}

function OpenMenu({
  canvas,
  at,
}: {
  readonly canvas: CanvasHandle
  readonly at: { readonly x: number; readonly y: number }
}) {
  const canWrite = useCanWrite()
  const chosen = useRef<(() => void) | null>(null)
  const { commands } = canvas
  const hasSelection = commands.of('go.selection')?.enabled?.() === true
  const choose = (run: () => void): void => {
    chosen.current = run
  }
  return (
    <Menu
      open
      onOpenChange={(open) => {
        if (!open) canvas.closeMenu()
      }}
      onFocusReturn={(event) => {
        event.preventDefault()
        canvas.focus()
        chosen.current?.()
      }}
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label="Menu of the board"
          style={{
            position: 'fixed',
            left: at.x,
            top: at.y,
            width: 0,
            height: 0,
            padding: 0,
            border: 0,
          }}
        />
      }
    >
      {(hasSelection ? ON_CARDS : ON_GROUND).map((ids, index) => (
        <Group key={ids[0]} isFirst={index === 0}>
          {!hasSelection && index === 0 && canWrite && (
            <MenuItem icon={SquarePlus} onSelect={() => choose(() => canvas.addAt(at))}>
              Add a card here
            </MenuItem>
          )}
          {ids.map((id) => (
            <PossibleItem key={id} canvas={canvas} id={id} onChoose={choose} />
          ))}
        </Group>
      ))}
      {hasSelection && canWrite && (
        <>
          <MenuLine />
          <CommandItem
            list={commands}
            id="selection.delete"
            tone="danger"
            onSelect={(id) => choose(() => commands.run(id))}
          />
        </>
      )}
    </Menu>
  )
}

function Group({ isFirst, children }: { readonly isFirst: boolean; readonly children: ReactNode }) {
  return (
    <>
      {!isFirst && <MenuLine />}
      {children}
    </>
  )
}

function PossibleItem({
  canvas: { commands },
  id,
  onChoose,
}: {
  readonly canvas: CanvasHandle
  readonly id: string
  readonly onChoose: (run: () => void) => void
}) {
  if (commands.of(id)?.enabled?.() === false) return null
  return <CommandItem list={commands} id={id} onSelect={() => onChoose(() => commands.run(id))} />
}
