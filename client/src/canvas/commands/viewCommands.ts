import { REGIONS } from '@whyboard/shared/domain/cards/card.ts'

import type { Command } from '../../ui/commands/commandList.ts'
import { REGION_NAMES } from '../regionNames.ts'
import type { CommandContext } from './commandContext.ts'

/** Where one looks: regions, zoom. */
export function viewCommands({ handle }: CommandContext): readonly Command[] {
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
      keys: ['0'],
      words: 'fit zoom',
      run: () => handle.fitAll(),
    },
    {
      id: 'zoom.in',
      label: 'Zoom in',
      group: 'Go to',
      keys: ['+', '='],
      run: () => handle.zoomIn(),
    },
    { id: 'zoom.out', label: 'Zoom out', group: 'Go to', keys: ['-'], run: () => handle.zoomOut() },
    {
      id: 'zoom.reset',
      label: 'Zoom to 100%',
      group: 'Go to',
      keys: ['mod+0'],
      run: () => handle.zoomReset(),
    },
  ]
}
