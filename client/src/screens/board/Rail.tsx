import { Redo2, Shapes, Undo2 } from 'lucide-react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { withCommand } from '../../ui/platform.ts'
import { AddCardMenu } from './AddCardMenu.tsx'
import styles from './Rail.module.css'
import { DRAWING, LINKING, MORE_DRAWING, POINTING, type ToolButton } from './tools.ts'
import { useToolbox } from './useToolbox.ts'

/** The tools at the left: point, add cards, link, draw, undo. */
export function Rail({ canvas }: { readonly canvas: CanvasHandle | null }) {
  const { tool, off, canWrite, writes, undo, redo, canUndo, canRedo } = useToolbox(canvas)
  const button = (one: ToolButton, drawing: boolean) => (
    <IconButton
      key={one.tool}
      label={one.label}
      icon={one.icon}
      side="right"
      {...(one.shortcut !== undefined && { shortcut: one.shortcut })}
      aria-pressed={tool === one.tool}
      disabled={off || (drawing && !canWrite)}
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
      {writes && (
        <>
          <span className={styles.line} />
          <AddCardMenu
            canvas={canvas}
            side="right"
            shortcut="N"
            className={styles.add}
            disabled={off || !canWrite}
          />
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
              <MenuItem
                key={one.tool}
                icon={one.icon}
                {...(one.shortcut !== undefined && { shortcut: one.shortcut })}
                onSelect={() => canvas?.setTool(one.tool)}
              >
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
