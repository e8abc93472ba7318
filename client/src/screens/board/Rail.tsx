import { LockKeyhole, LockKeyholeOpen, Redo2, Shapes, Undo2 } from 'lucide-react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { AddCardMenu } from './AddCardMenu.tsx'
import styles from './Rail.module.css'
import { DRAWING, LINKING, MORE_DRAWING, POINTING, type ToolButton } from './tools.ts'
import { useToolbox } from './useToolbox.ts'

/** The tools at the left: point, add cards, link, draw, undo. */
export function Rail({ canvas }: { readonly canvas: CanvasHandle | null }) {
  const { tool, keepsTool, off, canWrite, writes, undo, redo, canUndo, canRedo } =
    useToolbox(canvas)
  const keyOf = useShortcuts(canvas?.commands ?? null)
  /** The key of a command, as a tooltip says it. */
  const shortcut = (id: string): { readonly shortcut?: string } => {
    const key = keyOf(id)
    return key === undefined ? {} : { shortcut: key }
  }
  const button = (one: ToolButton, drawing: boolean) => (
    <IconButton
      key={one.tool}
      label={one.label}
      icon={one.icon}
      side="right"
      {...shortcut(one.tool === 'link' ? 'card.link' : `tool.${one.tool}`)}
      aria-pressed={tool === one.tool}
      disabled={off || (drawing && !canWrite)}
      onClick={() => {
        canvas?.setTool(one.tool)
        canvas?.focus()
      }}
      {...(drawing && { onDoubleClick: () => canvas?.setKeepsTool(true) })}
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
            {...shortcut('card.add')}
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
                {...shortcut(`tool.${one.tool}`)}
                onSelect={() => canvas?.setTool(one.tool)}
              >
                {one.label}
              </MenuItem>
            ))}
          </Menu>
          <IconButton
            label="Keep the tool after it has drawn"
            icon={keepsTool ? LockKeyhole : LockKeyholeOpen}
            side="right"
            {...shortcut('tool.lock')}
            aria-pressed={keepsTool}
            disabled={off || !canWrite}
            onClick={() => {
              canvas?.setKeepsTool(!keepsTool)
              canvas?.focus()
            }}
          />
          <span className={styles.space} />
          <IconButton
            label="Undo what you did"
            icon={Undo2}
            side="right"
            {...shortcut('undo')}
            disabled={!canUndo || !canWrite}
            onClick={undo}
          />
          <IconButton
            label="Redo"
            icon={Redo2}
            side="right"
            {...shortcut('redo')}
            disabled={!canRedo || !canWrite}
            onClick={redo}
          />
        </>
      )}
    </div>
  )
}
