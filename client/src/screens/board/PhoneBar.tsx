import { Ellipsis, Map as MapIcon, Maximize, Redo2, Undo2 } from 'lucide-react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { AddCardMenu } from './AddCardMenu.tsx'
import { PlaceItems } from './PlaceItems.tsx'
import styles from './PhoneBar.module.css'
import { DRAWING, LINKING, MORE_DRAWING, POINTING } from './tools.ts'
import { useToolbox } from './useToolbox.ts'

/** The tools of a phone, within reach of a thumb; it stands below the canvas and covers none of it. */
export function PhoneBar({ canvas }: { readonly canvas: CanvasHandle | null }) {
  const { tool, off, canWrite, writes, undo, redo, canUndo, canRedo } = useToolbox(canvas)
  const [draw] = DRAWING
  const others = [...DRAWING.slice(1), LINKING, ...MORE_DRAWING]
  return (
    <div className={styles.bar} role="toolbar" aria-label="Tools">
      <Menu
        side="top"
        trigger={<IconButton label="Go to" icon={MapIcon} disabled={off} side="top" />}
      >
        <PlaceItems canvas={canvas} />
        <MenuLine />
        <MenuItem icon={Maximize} onSelect={() => canvas?.fitAll()}>
          Show everything
        </MenuItem>
      </Menu>
      {[...POINTING, ...(!writes || draw === undefined ? [] : [draw])].map((one) => (
        <IconButton
          key={one.tool}
          label={one.label}
          icon={one.icon}
          side="top"
          aria-pressed={tool === one.tool}
          disabled={off || (one.tool === 'draw' && !canWrite)}
          onClick={() => canvas?.setTool(one.tool)}
        />
      ))}
      {writes && (
        <>
          <AddCardMenu
            canvas={canvas}
            side="top"
            className={styles.add}
            disabled={off || !canWrite}
          />
          <IconButton label="Undo" icon={Undo2} side="top" disabled={!canUndo} onClick={undo} />
          <IconButton label="Redo" icon={Redo2} side="top" disabled={!canRedo} onClick={redo} />
          <Menu
            side="top"
            align="end"
            trigger={
              <IconButton
                label="More tools"
                icon={others.find((one) => one.tool === tool)?.icon ?? Ellipsis}
                side="top"
                aria-pressed={others.some((one) => one.tool === tool)}
                disabled={off || !canWrite}
              />
            }
          >
            {others.map((one) => (
              <MenuItem key={one.tool} icon={one.icon} onSelect={() => canvas?.setTool(one.tool)}>
                {one.label}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
    </div>
  )
}
