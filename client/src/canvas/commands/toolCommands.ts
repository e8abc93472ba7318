import type { Command } from '../../ui/commands/commandList.ts'
import type { CommandContext } from './commandContext.ts'

/** The tools by their keys, and taking back what was done. */
export function toolCommands({ handle, canvas: { model } }: CommandContext): readonly Command[] {
  const canWrite = () => model.canWrite
  return [
    {
      id: 'tool.select',
      label: 'Select',
      group: 'Draw',
      keys: ['v'],
      run: () => handle.setTool('select'),
    },
    {
      id: 'tool.hand',
      label: 'Move around',
      group: 'Draw',
      keys: ['h'],
      words: 'hand pan',
      run: () => handle.setTool('hand'),
    },
    {
      id: 'tool.draw',
      label: 'Draw',
      group: 'Draw',
      keys: ['d'],
      words: 'pen',
      enabled: canWrite,
      run: () => handle.setTool('draw'),
    },
    {
      id: 'tool.eraser',
      label: 'Erase',
      group: 'Draw',
      keys: ['e'],
      enabled: canWrite,
      run: () => handle.setTool('eraser'),
    },
    {
      id: 'undo',
      label: 'Undo what you did',
      group: 'Board',
      keys: ['mod+z'],
      run: () => model.undo(),
    },
    {
      id: 'redo',
      label: 'Redo',
      group: 'Board',
      keys: ['mod+shift+z', 'mod+y'],
      run: () => model.redo(),
    },
  ]
}
