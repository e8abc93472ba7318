import { createCards, setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { link, passOnAnswers } from '@whyboard/shared/document/operations/links.ts'
import { openRegion } from '@whyboard/shared/document/operations/stage.ts'
import { isRegionOpen } from '@whyboard/shared/domain/agenda.ts'
import type { ParkedIdea } from '@whyboard/shared/domain/cards/parked.ts'
import { rightOf } from '@whyboard/shared/domain/geometry.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { REGION_PADDING } from '@whyboard/shared/domain/regions.ts'
import { refuse, succeed, type Result } from '@whyboard/shared/domain/result.ts'

import type { BoardModel } from '../board/boardModel.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { actionsShut, cardRefused, takenUp } from './refusals.ts'

/** What a parked idea can become. */
export type TakenUpKind = 'action' | 'cause' | 'note'

/**
 * Makes a card of each parked idea, with its text; the idea stays and says what it became. One that has become a card which
 * is still there is passed over. One step to undo.
 * @param layout of the board, for notes: they lie beside the parking lot
 * @param causes what the new actions answer besides what the ideas do, ids of causes and whys
 * @returns the new cards' ids; `shut`: the Actions region takes no cards yet, and nothing was changed
 */
export function takeUpIdeas(
  model: Pick<BoardModel, 'writer' | 'stage' | 'card' | 'step'>,
  layout: BoardLayout,
  ideas: readonly ParkedIdea[],
  kind: TakenUpKind,
  causes: readonly string[] = [],
): Result<readonly string[], string> {
  if (kind === 'action' && !isRegionOpen(model.stage(), 'actions')) return refuse('shut')
  const waiting = ideas.filter(({ became }) => became === null || model.card(became) === null)
  return model.step(() => {
    const x = rightOf(layout.regions.parking) + REGION_PADDING
    const made = createCards(
      model.writer,
      waiting.map(({ id, text }) =>
        kind === 'note'
          ? { kind, text, position: { x, y: layout.cards.get(id)?.y ?? 0 } }
          : { kind, text },
      ),
    )
    if (!made.ok) return made
    made.value.forEach((became, index) => {
      const idea = waiting[index]
      if (idea === undefined) return
      setCardFields(model.writer, idea.id, { became })
      if (kind !== 'action') return
      passOnAnswers(model.writer, idea.id, became)
      for (const cause of causes) link(model.writer, 'answers', became, cause)
    })
    return succeed(made.value)
  })
}

/** Takes up parked ideas as {@link takeUpIdeas} does, and says what became of them, or why they still wait. */
export function takeUp(
  canvas: OpenCanvas,
  ideas: readonly ParkedIdea[],
  kind: TakenUpKind,
  causes: readonly string[] = [],
): void {
  const { model, view, commands } = canvas
  const made = takeUpIdeas(model, view.layout.get(), ideas, kind, causes)
  canvas.frame.request()
  canvas.frame.flush()
  if (made.ok) {
    const [first] = made.value
    // Ideas that were taken up before lead to what they became.
    const goTo = first ?? ideas.find(({ became }) => became !== null)?.became ?? null
    canvas.tell(
      takenUp(kind, made.value.length, goTo === null ? undefined : () => commands.goToCard(goTo)),
    )
  } else if (made.reason === 'shut') {
    const openAndTakeUp = () => {
      openRegion(model.stageWriter, 'actions')
      takeUp(canvas, ideas, kind, causes)
    }
    canvas.tell(actionsShut(canvas.canFacilitate() ? openAndTakeUp : undefined))
  } else canvas.tell(cardRefused(made.reason))
}
