import { REGIONS } from '@whyboard/shared/domain/cards/card.ts'

import { Maximize, Scan, ZoomIn, ZoomOut } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import { REGION_NAMES } from '../../cards/regionNames.ts'
import type { CommandContext } from './commandContext.ts'

const ZOOMS = [
  { id: 'half', zoom: 0.5 },
  { id: 'double', zoom: 2 },
] as const

/** Where one looks: regions, zoom. */
export function viewCommands({ editor, handle }: CommandContext): readonly Command[] {
  return [
    ...REGIONS.map((region, index) => ({
      id: `go.${region}`,
      label: `Go to ${REGION_NAMES[region]}`,
      group: 'Go to' as const,
      keys: [String(index + 1)],
      run: () => handle.goToRegion(region),
    })),
    {
      id: 'go.all',
      label: 'Show everything',
      group: 'Go to',
      keys: ['0', 'shift+1'],
      icon: Maximize,
      words: 'fit zoom',
      run: () => handle.fitAll(),
    },
    {
      id: 'go.selection',
      label: 'Show what is selected',
      group: 'Go to',
      keys: ['shift+2'],
      icon: Scan,
      words: 'fit zoom',
      enabled: () => editor.getSelectedShapeIds().length > 0,
      unavailable: 'Select something first',
      run: () => handle.fitSelection(),
    },
    {
      id: 'zoom.in',
      label: 'Zoom in',
      group: 'Go to',
      icon: ZoomIn,
      keys: ['+', '='],
      run: () => handle.zoomIn(),
    },
    {
      id: 'zoom.out',
      label: 'Zoom out',
      group: 'Go to',
      keys: ['-'],
      icon: ZoomOut,
      run: () => handle.zoomOut(),
    },
    ...ZOOMS.map(({ id, zoom }) => ({
      id: `zoom.${id}`,
      label: `Zoom to ${zoom * 100}%`,
      group: 'Go to' as const,
      keys: [],
      run: () => handle.zoomTo(zoom),
    })),
    {
      id: 'zoom.reset',
      label: 'Zoom to 100%',
      group: 'Go to',
      keys: ['mod+0'],
      run: () => handle.zoomReset(),
    },
  ]
}
