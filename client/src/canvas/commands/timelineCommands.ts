import { timelineRemarks } from '@whyboard/shared/domain/timelineWarnings.ts'
import { ChevronsLeftRight, ChevronsRightLeft, TriangleAlert, UnfoldHorizontal } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import type { CardFields } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { TimelineEvent } from '@whyboard/shared/domain/cards/event.ts'
import { timeAxis } from '../timeAxis.ts'
import { showRemark } from '../timelineRemarks.ts'
import type { CommandContext } from './commandContext.ts'

/** The time axis, and what one does to selected events. */
export function timelineCommands({
  editor,
  canvas,
  selectedCards,
}: CommandContext): readonly Command[] {
  const { model, view } = canvas
  const axis = timeAxis(editor, model, view)
  /** The last remark that was gone to. */
  let checked: string | null = null
  const gaps = () => view.layout.get().timeline.gaps
  const events = () => selectedCards().filter((card) => card.kind === 'event')
  /** A mark that all selected events get, or lose where all have it. */
  const mark = (
    isMarked: (event: TimelineEvent) => boolean,
    fieldsOf: (event: TimelineEvent, marked: boolean) => Partial<CardFields<'event'>> | null,
  ) => ({
    group: 'Selection' as const,
    keys: [],
    enabled: () => model.canWrite && events().length > 0,
    run: () => {
      const marked = !events().every((event) => isMarked(event))
      model.step(() => {
        for (const event of events()) {
          const fields = fieldsOf(event, marked)
          if (fields !== null) setCardFields(model.writer, event.id, fields)
        }
      })
    },
  })
  return [
    {
      id: 'timeline.stretch',
      label: 'Stretch the time axis',
      group: 'Board',
      keys: [],
      icon: ChevronsLeftRight,
      words: 'timeline scale zoom wider',
      enabled: () => model.canWrite && axis.next(1) !== null,
      run: () => axis.scale(1),
    },
    {
      id: 'timeline.squeeze',
      label: 'Squeeze the time axis',
      group: 'Board',
      keys: [],
      icon: ChevronsRightLeft,
      words: 'timeline scale zoom narrower',
      enabled: () => model.canWrite && axis.next(-1) !== null,
      run: () => axis.scale(-1),
    },
    {
      id: 'timeline.fit',
      label: 'Fit the time axis to its events',
      group: 'Board',
      keys: [],
      words: 'timeline scale zoom',
      enabled: () => model.canWrite,
      run: () => axis.fit(),
    },
    {
      id: 'timeline.gaps',
      label: 'Open or close the gaps of the time axis',
      group: 'Board',
      keys: [],
      icon: UnfoldHorizontal,
      words: 'timeline compressed silence',
      enabled: () => gaps().length > 0,
      run: () => axis.toggleAll(),
    },
    {
      id: 'timeline.check',
      label: 'Go to the next thing to check on the timeline',
      group: 'Go to',
      keys: [],
      icon: TriangleAlert,
      words: 'warnings duplicates order silence gap',
      enabled: () => timelineRemarks(model.board()).length > 0,
      run: () => {
        const remarks = timelineRemarks(model.board())
        const at = remarks.findIndex(({ id }) => id === checked)
        const next = remarks[(at + 1) % remarks.length]
        if (next === undefined) return
        checked = next.id
        showRemark(editor, canvas, next)
        canvas.said.set(next.says)
      },
    },
    {
      id: 'event.star',
      label: 'Star the event for the report',
      words: 'favourite highlight',
      ...mark(
        (event) => event.starred,
        (_, starred) => ({ starred }),
      ),
    },
    {
      id: 'event.known',
      label: 'Mark the event as learned later',
      words: 'known then hindsight',
      ...mark(
        (event) => event.known === 'later',
        (_, later) => ({ known: later ? 'later' : 'then' }),
      ),
    },
    {
      id: 'event.approximate',
      label: 'Mark the time as approximate',
      words: '~ about circa',
      ...mark(
        (event) => event.time?.approximate ?? false,
        ({ time }, approximate) => (time === null ? null : { time: { ...time, approximate } }),
      ),
    },
  ]
}
