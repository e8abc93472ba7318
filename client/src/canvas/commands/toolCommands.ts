import { LockKeyhole, Redo2, Undo2 } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import type { CanvasTool } from '../handle.ts'
import type { CommandContext } from './commandContext.ts'

/**
 * The tools in the order of the rail; keys as in other whiteboards where the board has no other use for them: R, O, L and T are
 * reactions, outline, link and timer here.
 */
const TOOLS: readonly {
  readonly tool: CanvasTool
  readonly label: string
  readonly keys: readonly string[]
  readonly words?: string
  readonly forAll?: boolean
}[] = [
  { tool: 'select', label: 'Select', keys: ['v'], words: 'pointer', forAll: true },
  { tool: 'hand', label: 'Move around', keys: ['h'], words: 'hand pan', forAll: true },
  { tool: 'draw', label: 'Draw', keys: ['d'], words: 'pen pencil' },
  { tool: 'highlight', label: 'Highlighter', keys: ['shift+d'], words: 'draw marker' },
  { tool: 'eraser', label: 'Erase', keys: ['e'], words: 'rubber eraser' },
  { tool: 'arrow', label: 'Arrow', keys: ['a'], words: 'draw connector' },
  { tool: 'text', label: 'Text', keys: ['shift+t'], words: 'draw write label' },
  { tool: 'rectangle', label: 'Rectangle', keys: ['s'], words: 'draw shape box square' },
  { tool: 'ellipse', label: 'Ellipse', keys: ['shift+o'], words: 'draw shape circle oval' },
  { tool: 'line', label: 'Line', keys: ['i'], words: 'draw' },
  { tool: 'laser', label: 'Laser pointer', keys: ['k'], words: 'point show', forAll: true },
]

/** The tools by their keys, and taking back what was done. */
export function toolCommands({
  handle,
  canvas: { model, said },
}: CommandContext): readonly Command[] {
  const canWrite = () => model.canWrite
  return [
    ...TOOLS.map(({ tool, label, keys, words, forAll = false }): Command => ({
      id: `tool.${tool}`,
      label,
      group: 'Draw',
      keys,
      ...(words !== undefined && { words }),
      ...(!forAll && { enabled: canWrite }),
      run: () => handle.setTool(tool),
    })),
    {
      id: 'tool.lock',
      label: 'Keep the tool after it has drawn',
      icon: LockKeyhole,
      group: 'Draw',
      keys: ['q'],
      words: 'lock tool again',
      enabled: canWrite,
      run: () => {
        const keeps = !handle.keepsTool.get()
        handle.setKeepsTool(keeps)
        said.set(
          keeps
            ? 'The tool is kept after it has drawn.'
            : 'The tool is put down once it has drawn.',
        )
      },
    },
    {
      id: 'undo',
      label: 'Undo what you did',
      icon: Undo2,
      group: 'Board',
      keys: ['mod+z'],
      run: () => model.undo(),
    },
    {
      id: 'redo',
      label: 'Redo',
      icon: Redo2,
      group: 'Board',
      keys: ['mod+shift+z', 'mod+y'],
      run: () => model.redo(),
    },
  ]
}
