import {
  addCategory,
  removeCategory,
  reorderCategory,
  restoreCategory,
} from '@whyboard/shared/document/operations/categories.ts'
import { replaceText } from '@whyboard/shared/document/operations/text.ts'
import type { Category } from '@whyboard/shared/domain/board.ts'
import { boneBefore } from '@whyboard/shared/domain/fishboneSlots.ts'
import { OTHER_BONE_NAME } from '@whyboard/shared/domain/fishboneTree.ts'
import { byOrder } from '@whyboard/shared/domain/order.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import type { Canvas, CanvasNotice } from './canvasContext.ts'

type Fish = Pick<Canvas, 'model' | 'tell' | 'said'>

/** The categories from left to right. */
export function sortedCategories({ model }: Pick<Fish, 'model'>): readonly Category[] {
  return model.board().categories.toSorted(byOrder)
}

/** Adds a category behind the others; its id, or `null` where it was refused (which is said) or has no name. */
export function addBone({ model, tell, said }: Fish, name: string): string | null {
  if (!model.canWrite || name.trim() === '') return null
  const made = model.step(() => addCategory(model.writer, name))
  if (!made.ok) {
    tell(CATEGORY_REFUSED[made.reason])
    return null
  }
  said.set(`Category ${name.trim()} added, ${model.board().categories.length} in all.`)
  return made.value
}

/** Puts a category at a place among the others, from 0, as one step for undo. */
export function moveBone(fish: Fish, id: string, index: number): void {
  const { model, said } = fish
  const sorted = sortedCategories(fish)
  const from = sorted.findIndex((one) => one.id === id)
  if (!model.canWrite || from === -1 || index === from) return
  if (index < 0 || index >= sorted.length) return
  model.step(() => reorderCategory(model.writer, id, boneBefore(sorted, id, index)))
  said.set(`Category ${sorted[from]?.name ?? ''} is number ${index + 1} of ${sorted.length} now.`)
}

/** Takes a category away; its causes stay, on "Other". Says so, with the way back. */
export function removeBone(fish: Fish, id: string): void {
  const { model, tell } = fish
  const category = sortedCategories(fish).find((one) => one.id === id)
  if (!model.canWrite || category === undefined) return
  const causes = model
    .board()
    .cards.filter((card) => card.kind === 'cause' && card.category === id).length
  model.step(() => removeCategory(model.writer, id))
  tell({
    about: 'categories',
    says: `“${category.name}” was removed. ${whereCausesAre(causes)}`,
    action: {
      label: 'Undo',
      onPress: () => model.step(() => restoreCategory(model.writer, id)),
    },
  })
}

/** Gives a category its name back when somebody left it without one. */
export function keepName({ model }: Fish, id: string, before: string): void {
  const now = model.board().categories.find((one) => one.id === id)
  if (now === undefined || now.name.trim() !== '' || before === '') return
  replaceText(model.writer, { category: id }, before)
}

function whereCausesAre(count: number): string {
  if (count === 0) return 'It had no causes.'
  return count === 1
    ? `Its cause is on “${OTHER_BONE_NAME}” now.`
    : `Its ${count} causes are on “${OTHER_BONE_NAME}” now.`
}

const CATEGORY_REFUSED = {
  'no-name': { about: 'categories', says: 'A category needs a name. Nothing was added.' },
  'too-long': {
    about: 'categories',
    says: `A category's name holds ${LIMITS.maxNameLength} characters. Nothing was added.`,
  },
  'too-many-categories': {
    about: 'categories',
    says: `The fishbone is full: it holds ${LIMITS.maxCategories} categories. Remove some to make room.`,
  },
} as const satisfies Record<string, CanvasNotice>
