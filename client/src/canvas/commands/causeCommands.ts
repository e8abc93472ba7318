import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import { CircleCheck, CornerDownRight, GitBranch, Plus, Unlink2, Vote } from 'lucide-react'

import type { Command } from '../../ui/commands/commandList.ts'
import { sortedCategories } from '../bones.ts'
import { linksOf } from '../links.ts'
import { isVotable, voteFor } from '../voting.ts'
import type { CommandContext } from './commandContext.ts'

/** The fishbone, votes and links: what their buttons and menus do, by key and by name. */
export function causeCommands(context: CommandContext): readonly Command[] {
  return [...selectionCommands(context), ...categoryCommands(context)]
}

function selectionCommands({ canvas, selectedCards }: CommandContext): readonly Command[] {
  const { model, commands, view } = canvas
  const only = (): Card | null => {
    const [card, ...others] = selectedCards()
    return others.length === 0 ? (card ?? null) : null
  }
  const factor = () => {
    const card = only()
    return card?.kind === 'cause' || card?.kind === 'why' ? card : null
  }
  return [
    {
      id: 'card.vote',
      label: 'Vote for the card, or take the vote back',
      icon: Vote,
      group: 'Selection',
      keys: ['shift+v'],
      words: 'dot like +1',
      run: () => {
        const card = only()
        if (card === null || !isVotable(card.kind)) return false
        voteFor(canvas, card.id)
        return true
      },
    },
    {
      id: 'card.confirm',
      label: 'Mark the cause as confirmed, or as suspected only',
      icon: CircleCheck,
      group: 'Selection',
      keys: [],
      words: 'confidence evidence suspect',
      unavailable: 'Select a cause or a why first',
      enabled: () => model.canWrite && factor() !== null,
      run: () => {
        const card = factor()
        if (card === null) return false
        const confidence = card.confidence === 'confirmed' ? 'suspected' : 'confirmed'
        model.step(() => setCardFields(model.writer, card.id, { confidence }))
        canvas.said.set(confidence === 'confirmed' ? 'Confirmed.' : 'Suspected only.')
        return true
      },
    },
    {
      id: 'card.why',
      label: 'Ask why: add a why below',
      icon: CornerDownRight,
      group: 'Selection',
      keys: [],
      unavailable: 'Select a cause or a why first',
      enabled: () => model.canWrite && factor() !== null,
      run: () => {
        const card = factor()
        if (card !== null) commands.addWhy(card.id)
      },
    },
    {
      id: 'card.unlink',
      label: 'Remove a link…',
      icon: Unlink2,
      group: 'Selection',
      keys: [],
      words: 'unlink evidence',
      unavailable: 'Select a card with links first',
      enabled: () => {
        const card = only()
        return (
          model.canWrite && card !== null && linksOf(view.board.get().links, card.id).length > 0
        )
      },
      run: () => {
        const card = only()
        if (card !== null) canvas.more.set({ cardId: card.id, toLinks: true })
      },
    },
  ]
}

function categoryCommands({ canvas, handle, selectedCards }: CommandContext): readonly Command[] {
  const { model, bones } = canvas
  return [
    {
      id: 'causes.category.add',
      label: 'Add a category to the fishbone',
      icon: Plus,
      group: 'Board',
      keys: [],
      words: 'bone cause',
      enabled: () => model.canWrite,
      run: () => {
        handle.goToRegion('causes')
        bones.set({ kind: 'add' })
      },
    },
    {
      id: 'causes.category.menu',
      label: 'Rename, move or remove a category',
      icon: GitBranch,
      group: 'Board',
      keys: [],
      words: 'bone cause fishbone reorder',
      enabled: () => model.canWrite && model.board().categories.length > 0,
      run: () => {
        const sorted = sortedCategories(canvas)
        const [card] = selectedCards()
        const own = card?.kind === 'cause' ? card.category : null
        const category = sorted.find((one) => one.id === own) ?? sorted[0]
        if (category === undefined) return
        handle.goToRegion('causes')
        bones.set({ kind: 'menu', categoryId: category.id })
      },
    },
  ]
}
