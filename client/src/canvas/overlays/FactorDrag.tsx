import { firstWords } from '@whyboard/shared/domain/cardWords.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { placeMark } from '@whyboard/shared/domain/dropFactor.ts'
import { WHY_INDENT } from '@whyboard/shared/domain/fishboneGroup.ts'
import { OTHER_BONE_NAME, type FishboneCard } from '@whyboard/shared/domain/fishboneTree.ts'
import { bottomOf, type Box } from '@whyboard/shared/domain/geometry.ts'
import { MoveRight } from 'lucide-react'
import { useValue } from 'tldraw'

import { useCanvas, type Canvas, type DragPreview } from '../canvasContext.ts'
import styles from './overlays.module.css'

/** Where a dragged cause or why would hang: on which bone, below which card, or in which place among those beside it. */
export function FactorMark({
  card,
  preview: { box, target },
}: {
  readonly card: FishboneCard
  readonly preview: DragPreview
}) {
  const { view } = useCanvas()
  const layout = useValue('layout', () => view.layout.get(), [view])
  if (target.kind === 'category') {
    const line = layout.fishbone.ribs.find((one) => one.categoryId === target.categoryId)?.line
    if (line === undefined) return null
    return <MarkLine className={styles.bone} line={line} />
  }
  if (target.kind === 'order') {
    const mark = placeMark(view.board.get(), layout, card, target.after)
    if (mark === null) return null
    return <MarkLine className={styles.gap} line={mark} />
  }
  const parent = target.kind === 'parent' ? layout.cards.get(target.parentId) : undefined
  if (parent === undefined) return null
  return (
    <svg className={styles.links} aria-hidden>
      <rect
        className={styles.target}
        x={parent.x - 4}
        y={parent.y - 4}
        width={parent.w + 8}
        height={parent.h + 8}
        rx={8}
      />
      <path className={styles.drawn} d={elbow(parent, box)} />
    </svg>
  )
}

function MarkLine({
  className,
  line: { from, to },
}: {
  readonly className: string | undefined
  readonly line: { readonly from: Point; readonly to: Point }
}) {
  return (
    <svg className={styles.links} aria-hidden>
      <line className={className} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
    </svg>
  )
}

/** As a why hangs below what it explains: down from there, then to it. */
function elbow(parent: Box, box: Box): string {
  const x = parent.x + WHY_INDENT / 2
  return `M ${x} ${bottomOf(parent)} V ${Math.max(box.y + box.h / 2, bottomOf(parent) + WHY_INDENT)} H ${box.x}`
}

/** The same in words; `null` where the card is what it was. */
export function factorWords(
  card: FishboneCard,
  { target }: DragPreview,
  { model, view }: Pick<Canvas, 'model' | 'view'>,
) {
  switch (target.kind) {
    case 'category': {
      const { categories } = view.board.get()
      const name = (id: string | null): string =>
        categories.find((one) => one.id === id)?.name ?? OTHER_BONE_NAME
      return (
        <>
          {card.kind === 'cause' && name(card.category)} <MoveRight size={12} aria-label="to" />{' '}
          <strong>{name(target.categoryId)}</strong>
        </>
      )
    }
    case 'parent': {
      const depth = (view.layout.get().fishbone.depths.get(target.parentId) ?? 0) + 1
      return (
        <>
          <strong>Why {depth}</strong> of {firstWords(model.card(target.parentId))}
        </>
      )
    }
    case 'order':
      return target.after === null ? 'First' : `After ${firstWords(model.card(target.after))}`
    default:
      return card.kind === 'why' ? 'Stays: a why hangs on a cause or on another why' : 'Stays here'
  }
}

/** Whether a card is one of the fishbone. */
export function isFactor(card: Card): card is FishboneCard {
  return card.kind === 'cause' || card.kind === 'why'
}
