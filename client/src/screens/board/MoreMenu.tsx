import {
  Ellipsis,
  FileText,
  Keyboard,
  ListChecks,
  Presentation,
  Search,
  Share2,
  SlidersHorizontal,
} from 'lucide-react'
import { useRef } from 'react'

import { useConnection, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { CommandItem } from '../../ui/commands/CommandItem.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuCheck, MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx'
import { SCHEMES } from './schemes.ts'
import type { SideTab } from './SidePanel.tsx'

/** What has no place of its own in the top bar; on a phone that is nearly everything. */
export function MoreMenu({
  compact,
  canvas,
  onAgenda,
  onSide,
  onShare,
  onCommand,
}: {
  readonly compact: boolean
  readonly canvas: CanvasHandle | null
  readonly onAgenda: (open: boolean) => void
  readonly onSide: (tab: SideTab | null) => void
  readonly onShare: () => void
  /** Does a command of the board, which is made first where it is not there yet. */
  readonly onCommand: (id: string) => void
}) {
  const { boardId } = useConnection()
  const { preferences } = useApp()
  const scheme = useStore(preferences.colourScheme)
  const characterKeys = useStore(preferences.characterKeys)
  const lessMotion = useStore(preferences.lessMotion)
  const minimap = useStore(preferences.minimap)
  /** What was chosen takes the focus itself. */
  const chosen = useRef(false)
  const list = canvas?.commands ?? null
  const run = (id: string): void => {
    chosen.current = true
    if (list === null) onCommand(id)
    else list.run(id)
  }
  return (
    <Menu
      align="end"
      trigger={<IconButton label="More" icon={Ellipsis} />}
      onFocusReturn={(event) => {
        if (chosen.current) event.preventDefault()
        chosen.current = false
      }}
    >
      {compact && (
        <>
          <MenuItem icon={Share2} onSelect={onShare}>
            Share
          </MenuItem>
          <MenuItem icon={SlidersHorizontal} onSelect={() => onSide('details')}>
            Details
          </MenuItem>
          <MenuItem icon={FileText} onSelect={() => onSide('report')}>
            Report
          </MenuItem>
          <MenuItem icon={ListChecks} onSelect={() => onAgenda(true)}>
            Agenda
          </MenuItem>
          <MenuLine />
        </>
      )}
      {/* On a phone nothing is known of the board's commands before somebody has looked at it. */}
      {compact && list === null && (
        <>
          <MenuItem icon={Search} onSelect={() => run('find.open')}>
            Find on the board
          </MenuItem>
          <MenuItem icon={Keyboard} onSelect={() => run('help.open')}>
            Keys, gestures and settings
          </MenuItem>
        </>
      )}
      {compact && <CommandItem list={list} id="find.open" onSelect={run} />}
      <CommandItem list={list} id="palette.open" onSelect={run} />
      <CommandItem list={list} id="help.open" onSelect={run} />
      <MenuLine />
      <MenuItem
        icon={Presentation}
        onSelect={() => window.open(`/b/${boardId}/facilitate`, '_blank', 'noopener')}
      >
        Agenda on a second screen
      </MenuItem>
      <CommandItem list={list} id="report.page" label="Report as a page" />
      <MenuLine />
      <MenuLabel>Appearance</MenuLabel>
      <MenuChoice
        value={scheme}
        options={SCHEMES}
        onChange={(value) => preferences.colourScheme.set(value)}
      />
      <MenuLine />
      {!compact && (
        <>
          <MenuCheck checked={minimap} onChange={(on) => preferences.minimap.set(on)}>
            Small map
          </MenuCheck>
          <MenuCheck checked={characterKeys} onChange={(on) => preferences.characterKeys.set(on)}>
            Single-key shortcuts
          </MenuCheck>
        </>
      )}
      <MenuCheck checked={lessMotion} onChange={(on) => preferences.lessMotion.set(on)}>
        Less motion
      </MenuCheck>
    </Menu>
  )
}
