import type { CanvasHandle } from '../../canvas/handle.ts'
import { MenuItem, MenuLabel } from '../../ui/Menu.tsx'
import { PLACES } from './places.ts'

/** The regions one can go to, within a menu. */
export function PlaceItems({
  canvas,
  keyOf,
}: {
  readonly canvas: CanvasHandle | null
  /** The key of a command as it is shown; left out where there is no keyboard. */
  readonly keyOf?: (commandId: string) => string | undefined
}) {
  return (
    <>
      <MenuLabel>Go to</MenuLabel>
      {PLACES.map(({ region, label, icon, colour }) => {
        const shortcut = keyOf?.(`go.${region}`)
        return (
          <MenuItem
            key={region}
            icon={icon}
            iconColour={colour}
            {...(shortcut !== undefined && { shortcut })}
            onSelect={() => canvas?.goToRegion(region)}
          >
            {label}
          </MenuItem>
        )
      })}
    </>
  )
}
