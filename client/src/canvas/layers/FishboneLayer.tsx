import type { Box, Polyline } from '@whyboard/shared/domain/geometry.ts'
import { textHeight } from '@whyboard/shared/domain/textMetrics.ts'
import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import { StructureText } from '../StructureText.tsx'
import { AddCategory } from './AddCategory.tsx'
import styles from './fishbone.module.css'
import layer from './layers.module.css'
import { RibLabel } from './RibLabel.tsx'
import { pathOf } from './TimelineLayer.tsx'
import { useIsNear } from './useIsNear.ts'
import { vars } from './vars.ts'

const HEAD_PROMPT = 'What went wrong?'
const HEAD_FONT_SIZE = 16
const HEAD_LINE = 1.375
const HEAD_PADDING = 14
const FAR_HEAD_SIZES = [34, 30, 26, 22, 18] as const
/** How much wider a text is in bold, at most. */
const BOLD = 1.12

/** Spine, ribs with the names of their categories, the effect at the head, and what joins causes and whys. */
export function FishboneLayer() {
  const { view } = useCanvas()
  const figure = useValue('fishbone', () => view.layout.get().fishbone, [view])
  const effect = useValue('effect', () => view.board.get().texts.effect, [view])
  const { head, spine, ribs, connectors } = figure
  const isNear = useIsNear()
  const categories = ribs.filter((rib) => rib.categoryId !== null).length
  return (
    <>
      <svg className={layer.figure} data-lane="causes" aria-hidden>
        <path className={styles.spine} d={pathOf(spine)} />
        {ribs.map((rib) => (
          <path key={rib.categoryId ?? 'other'} className={styles.rib} d={pathOf(rib.line)} />
        ))}
        {ribs.map(
          ({ categoryId, branch }) =>
            branch !== null && (
              <path key={categoryId ?? 'other'} className={styles.rib} d={pathOf(branch)} />
            ),
        )}
        {connectors.map(
          ({ cardId, parentId, points }) =>
            isNear(points) && (
              <path
                key={cardId}
                className={styles.connector}
                data-kind={parentId === null ? 'cause' : 'why'}
                d={polyline(points)}
              />
            ),
        )}
      </svg>
      {ribs.map((rib, index) => (
        <RibLabel key={rib.categoryId ?? 'other'} rib={rib} index={index} count={categories} />
      ))}
      <AddCategory head={head} spine={spine} />
      <div
        className={styles.head}
        style={vars({
          transform: `translate(${head.x}px, ${head.y}px)`,
          width: head.w,
          height: head.h,
          '--far-size': `${farHeadSize(effect === '' ? HEAD_PROMPT : effect, head)}px`,
        })}
      >
        <span className={styles.headLabel}>Effect</span>
        <StructureText
          target={{ board: 'effect' }}
          value={effect}
          label="Effect: what went wrong, in one sentence"
          placeholder={HEAD_PROMPT}
          className={styles.headText ?? ''}
        />
      </div>
    </>
  )
}

/** The largest letters in which the effect fits its box from afar, px. */
function farHeadSize(effect: string, { w, h }: Box): number {
  const fits = (size: number): boolean =>
    textHeight(effect, (w - 2 * HEAD_PADDING) / BOLD, size, size * HEAD_LINE) <=
    h - 2 * HEAD_PADDING
  return FAR_HEAD_SIZES.find(fits) ?? HEAD_FONT_SIZE
}

function polyline(points: Polyline): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x} ${y}`).join(' ')
}
