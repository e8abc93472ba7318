import { closeRegion, openRegion } from '@whyboard/shared/document/operations/stage.ts'
import { isRegionOpen } from '@whyboard/shared/domain/agenda.ts'
import { ArrowRight, Forward, Lock, LockOpen, SlidersHorizontal } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import { takeUp as takeUpIdeas, type TakenUpKind } from '../takeUp.ts'
import type { CommandContext } from './commandContext.ts'

/** The first field of the panel beside the selected card. */
const FIRST_FIELD = '[data-card-panel] :is(input, select, button, a)'

/** The fields of a card, actions from what is selected, parked ideas that are taken up, the opening of the Actions region. */
export function listCommands({
  editor,
  canvas,
  selectedCards,
}: CommandContext): readonly Command[] {
  const { model, commands } = canvas
  const canWrite = () => model.canWrite
  const ideas = () => selectedCards().filter((card) => card.kind === 'parked')
  const causes = () =>
    selectedCards()
      .filter((card) => card.kind === 'cause' || card.kind === 'why')
      .map(({ id }) => id)
  const isOpen = () => isRegionOpen(model.stage(), 'actions')

  const takeUp = (kind: TakenUpKind, label: string): Command => ({
    id: `parked.take-up.${kind}`,
    label,
    icon: Forward,
    group: 'Selection',
    keys: [],
    words: 'parked idea becomes topic convert',
    enabled: () => canWrite() && ideas().length > 0,
    run: () => takeUpIdeas(canvas, ideas(), kind),
  })

  return [
    {
      id: 'card.fields',
      label: 'Edit the fields of the card',
      icon: SlidersHorizontal,
      group: 'Selection',
      keys: ['mod+enter'],
      words: 'owner due date status priority type area colour panel',
      run: () => {
        const board = editor.getContainer().closest('[data-board]')
        const field = board?.querySelector<HTMLElement>(FIRST_FIELD) ?? null
        field?.focus()
        return field !== null
      },
    },
    {
      id: 'action.fromSelection',
      label: 'Make an action from the selection',
      icon: ArrowRight,
      group: 'Cards',
      keys: ['shift+a'],
      words: 'new action cause why parked idea becomes',
      enabled: canWrite,
      run: () => {
        const parked = ideas()
        if (parked.length > 0) takeUpIdeas(canvas, parked, 'action', causes())
        else commands.addCard('action', { answers: causes() })
      },
    },
    takeUp('cause', 'Make a cause of the parked idea'),
    takeUp('note', 'Make a note of the parked idea'),
    {
      id: 'actions.open',
      label: 'Open Actions for new cards',
      icon: LockOpen,
      group: 'Meeting',
      keys: [],
      words: 'unlock region',
      enabled: () => canvas.canFacilitate() && !isOpen(),
      run: () => {
        openRegion(model.stageWriter, 'actions')
      },
    },
    {
      id: 'actions.shut',
      label: 'Shut Actions until its phase',
      icon: Lock,
      group: 'Meeting',
      keys: [],
      words: 'lock close region',
      enabled: () => canvas.canFacilitate() && model.stage().openRegions.includes('actions'),
      run: () => {
        closeRegion(model.stageWriter, 'actions')
      },
    },
  ]
}
