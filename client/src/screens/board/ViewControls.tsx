import { Map as MapIcon, Maximize, Minus, PictureInPicture2, Plus } from 'lucide-react'

import { useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { CommandItem } from '../../ui/commands/CommandItem.tsx'
import { useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuLine } from '../../ui/Menu.tsx'
import { Minimap } from './Minimap.tsx'
import { PlaceItems } from './PlaceItems.tsx'
import styles from './ViewControls.module.css'

/** Zoom, fit, the way to a region and the small map, at the bottom left. The right corner belongs to the canvas. */
export function ViewControls({ canvas }: { readonly canvas: CanvasHandle }) {
  const { minimap } = useApp().preferences
  const isMapShown = useStore(minimap)
  const zoom = useStore(canvas.zoom)
  const keyOf = useShortcuts(canvas.commands)
  const shortcut = (id: string): { readonly shortcut?: string } => {
    const key = keyOf(id)
    return key === undefined ? {} : { shortcut: key }
  }
  const percent = `${Math.round(zoom * 100)}%`
  return (
    <div className={styles.controls}>
      {isMapShown && <Minimap canvas={canvas} />}
      <div className={styles.bar} role="toolbar" aria-label="View">
        <Menu side="top" trigger={<IconButton label="Go to a region" icon={MapIcon} side="top" />}>
          <PlaceItems canvas={canvas} keyOf={keyOf} />
        </Menu>
        <IconButton
          label={isMapShown ? 'Hide the small map' : 'Show a small map'}
          icon={PictureInPicture2}
          side="top"
          aria-pressed={isMapShown}
          {...shortcut('minimap.toggle')}
          onClick={() => minimap.set(!isMapShown)}
        />
        <IconButton
          label="Show everything"
          icon={Maximize}
          side="top"
          {...shortcut('go.all')}
          onClick={() => canvas.fitAll()}
        />
        <span className={styles.line} />
        <IconButton
          label="Zoom out"
          icon={Minus}
          side="top"
          {...shortcut('zoom.out')}
          onClick={() => canvas.zoomOut()}
        />
        <Menu
          side="top"
          align="center"
          trigger={
            <button type="button" className={styles.zoom} aria-label={`Zoom ${percent}`}>
              {percent}
            </button>
          }
        >
          <CommandItem list={canvas.commands} id="zoom.half" label="50%" />
          <CommandItem list={canvas.commands} id="zoom.reset" label="100%" />
          <CommandItem list={canvas.commands} id="zoom.double" label="200%" />
          <MenuLine />
          <CommandItem list={canvas.commands} id="go.all" />
          <CommandItem list={canvas.commands} id="go.selection" />
        </Menu>
        <IconButton
          label="Zoom in"
          icon={Plus}
          side="top"
          {...shortcut('zoom.in')}
          onClick={() => canvas.zoomIn()}
        />
      </div>
    </div>
  )
}
