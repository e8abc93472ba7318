import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react'

import { useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { PLACES } from './places.ts'
import styles from './ViewControls.module.css'

/** Zoom, fit and the way to a region, at the bottom left. The right corner belongs to the canvas. */
export function ViewControls({ canvas }: { readonly canvas: CanvasHandle }) {
  const zoom = useStore(canvas.zoom)
  return (
    <div className={styles.controls} role="toolbar" aria-label="View">
      <Menu side="top" trigger={<IconButton label="Go to a region" icon={MapIcon} side="top" />}>
        <MenuLabel>Go to</MenuLabel>
        {PLACES.map((place) => (
          <MenuItem
            key={place.region}
            icon={place.icon}
            iconColour={place.colour}
            shortcut={place.shortcut}
            onSelect={() => canvas.goToRegion(place.region)}
          >
            {place.label}
          </MenuItem>
        ))}
      </Menu>
      <IconButton
        label="Show everything"
        icon={Maximize}
        side="top"
        shortcut="0"
        onClick={() => canvas.fitAll()}
      />
      <span className={styles.line} />
      <IconButton
        label="Zoom out"
        icon={Minus}
        side="top"
        shortcut="-"
        onClick={() => canvas.zoomOut()}
      />
      <Tooltip label="Zoom to 100%" side="top">
        <button
          type="button"
          className={styles.zoom}
          aria-label={`Zoom ${Math.round(zoom * 100)}%, set to 100%`}
          onClick={() => canvas.zoomReset()}
        >
          {Math.round(zoom * 100)}%
        </button>
      </Tooltip>
      <IconButton
        label="Zoom in"
        icon={Plus}
        side="top"
        shortcut="+"
        onClick={() => canvas.zoomIn()}
      />
    </div>
  )
}
