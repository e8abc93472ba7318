import type { Editor, TLShape } from 'tldraw'

import type { Command } from '../../ui/commands/commandList.ts'
import { isCardShape } from '../cardShape.ts'
import type { CommandContext } from './commandContext.ts'

const ALIGNMENTS = [
  ['left', 'Align drawings at the left'],
  ['center-horizontal', 'Align drawings in a column'],
  ['right', 'Align drawings at the right'],
  ['top', 'Align drawings at the top'],
  ['center-vertical', 'Align drawings in a row'],
  ['bottom', 'Align drawings at the bottom'],
] as const

/** What one does with selected drawings among themselves. Cards among them stay as the document has them. */
export function drawingCommands({ editor, canvas: { model } }: CommandContext): readonly Command[] {
  /** A command on the selected drawings, where there are at least so many. */
  const command = (
    id: string,
    label: string,
    keys: readonly string[],
    least: number,
    act: (drawings: readonly TLShape[]) => void,
    fits: (drawings: readonly TLShape[]) => boolean = () => true,
  ): Command => {
    const enabled = () => {
      const drawings = selectedDrawings(editor)
      return model.canWrite && drawings.length >= least && fits(drawings)
    }
    return {
      id: `drawing.${id}`,
      label,
      group: 'Draw',
      keys,
      enabled,
      run: () => {
        editor.markHistoryStoppingPoint(id)
        act(selectedDrawings(editor))
      },
    }
  }
  const idsOf = (drawings: readonly TLShape[]) => drawings.map((one) => one.id)
  const isGroup = (one: TLShape) => one.type === 'group'

  return [
    command('group', 'Group the drawings', ['mod+g'], 2, (drawings) => {
      editor.groupShapes(idsOf(drawings))
    }),
    command(
      'ungroup',
      'Ungroup the drawings',
      ['mod+shift+g'],
      1,
      (drawings) => {
        editor.ungroupShapes(idsOf(drawings.filter((one) => isGroup(one))))
      },
      (drawings) => drawings.some((one) => isGroup(one)),
    ),
    command('front', 'Bring the drawing to the front', [']'], 1, (drawings) => {
      editor.bringToFront(idsOf(drawings))
    }),
    command('back', 'Send the drawing to the back', ['['], 1, (drawings) => {
      editor.sendToBack(idsOf(drawings))
    }),
    command('lock', 'Lock the drawing', [], 1, (drawings) => {
      editor.toggleLock(idsOf(drawings))
      editor.selectNone()
    }),
    {
      id: 'drawing.unlock',
      label: 'Unlock all drawings',
      group: 'Draw',
      keys: [],
      enabled: () => model.canWrite && lockedDrawings(editor).length > 0,
      run: () => {
        editor.markHistoryStoppingPoint('unlock')
        editor.toggleLock(idsOf(lockedDrawings(editor)))
      },
    },
    ...ALIGNMENTS.map(([way, label]) =>
      command(`align.${way}`, label, [], 2, (drawings) => {
        editor.alignShapes(idsOf(drawings), way)
      }),
    ),
    ...(['horizontal', 'vertical'] as const).map((way) =>
      command(
        `distribute.${way}`,
        way === 'horizontal' ? 'Spread drawings evenly across' : 'Spread drawings evenly down',
        [],
        3,
        (drawings) => {
          editor.distributeShapes(idsOf(drawings), way)
        },
      ),
    ),
  ]
}

function selectedDrawings(editor: Editor): readonly TLShape[] {
  return editor.getSelectedShapes().filter((shape) => !isCardShape(shape))
}

function lockedDrawings(editor: Editor): readonly TLShape[] {
  return editor.getCurrentPageShapes().filter((shape) => shape.isLocked && !isCardShape(shape))
}
