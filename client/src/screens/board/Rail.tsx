import { Plus, Redo2, Shapes, Undo2 } from 'lucide-react'

import { useCanWrite, useRole, useStore, useUndo } from '../../board/boardContext.tsx'
import type { CanvasHandle, CanvasTool } from '../../canvas/handle.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { withCommand } from '../../ui/platform.ts'
import styles from './Rail.module.css'
import { ADDING, DRAWING, LINKING, MORE_DRAWING, POINTING, type ToolButton } from './tools.ts'

const SELECTING = { get: (): CanvasTool => 'select', subscribe: () => () => {} }

/** The tools at the left: point, add cards, link, draw, undo. */
export function Rail({ canvas }: { readonly canvas: CanvasHandle | null }) {
  const tool = useStore<CanvasTool>(canvas?.tool ?? SELECTING)
  const canWrite = useCanWrite()
  const role = useRole()
  const { undo, redo, canUndo, canRedo } = useUndo()
  const off = canvas === null
  const button = (one: ToolButton, writes: boolean) => (
    <IconButton
      key={one.tool}
      label={one.label}
      icon={one.icon}
      side="right"
      {...(one.shortcut !== undefined && { shortcut: one.shortcut })}
      aria-pressed={tool === one.tool}
      disabled={off || (writes && !canWrite)}
      onClick={() => {
        canvas?.setTool(one.tool)
        canvas?.focus()
      }}
    />
  )
  const extra = MORE_DRAWING.find((one) => one.tool === tool)
  return (
    <div className={styles.rail} role="toolbar" aria-label="Tools" aria-orientation="vertical">
      {POINTING.map((one) => button(one, false))}
      {role !== 'observer' && (
        <>
          <span className={styles.line} />
          <Menu
            side="right"
            trigger={
              <IconButton
                label="Add a card"
                icon={Plus}
                side="right"
                shortcut="N"
                className={styles.add}
                disabled={off || !canWrite}
              />
            }
          >
            <MenuLabel>Add a card</MenuLabel>
            {ADDING.map((one) => (
              <MenuItem
                key={one.kind}
                icon={one.icon}
                iconColour={one.colour}
                onSelect={() => canvas?.addCard(one.kind)}
              >
                {one.label}
              </MenuItem>
            ))}
          </Menu>
          {button(LINKING, true)}
          <span className={styles.line} />
          {DRAWING.map((one) => button(one, true))}
          <Menu
            side="right"
            trigger={
              <IconButton
                label={extra?.label ?? 'More tools'}
                icon={extra?.icon ?? Shapes}
                side="right"
                aria-pressed={extra !== undefined}
                disabled={off || !canWrite}
              />
            }
          >
            {MORE_DRAWING.map((one) => (
              <MenuItem key={one.tool} icon={one.icon} onSelect={() => canvas?.setTool(one.tool)}>
                {one.label}
              </MenuItem>
            ))}
          </Menu>
          <span className={styles.space} />
          <IconButton
            label="Undo what you did"
            icon={Undo2}
            side="right"
            shortcut={withCommand('Z')}
            disabled={!canUndo || !canWrite}
            onClick={undo}
          />
          <IconButton
            label="Redo"
            icon={Redo2}
            side="right"
            shortcut={withCommand('Shift Z')}
            disabled={!canRedo || !canWrite}
            onClick={redo}
          />
        </>
      )}
    </div>
  )
}
