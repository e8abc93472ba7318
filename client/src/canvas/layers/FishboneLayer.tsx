import type { FishboneConnector, Rib } from '@whyboard/shared/domain/fishboneFigure.ts'
import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'
import { StructureText } from '../StructureText.tsx'
import styles from './layers.module.css'
import { pathOf } from './TimelineLayer.tsx'

/** Spine, ribs with the names of their categories, the effect at the head, and what joins causes and whys. */
export function FishboneLayer() {
  const { view } = useCanvas()
  const figure = useValue('fishbone', () => view.layout.get().fishbone, [view])
  const effect = useValue('effect', () => view.board.get().texts.effect, [view])
  const { head, spine, ribs, connectors } = figure
  return (
    <>
      <svg className={styles.figure} data-lane="causes" aria-hidden>
        <path className={styles.spine} d={pathOf(spine)} />
        {ribs.map((rib) => (
          <path key={rib.categoryId ?? 'other'} className={styles.rib} d={pathOf(rib.line)} />
        ))}
        {connectors.map((connector) => (
          <path
            key={connector.cardId}
            className={styles.connector}
            data-kind={connector.parentId === null ? 'cause' : 'why'}
            d={polyline(connector)}
          />
        ))}
      </svg>
      {ribs.map((rib) => (
        <RibLabel key={rib.categoryId ?? 'other'} rib={rib} />
      ))}
      <div
        className={styles.head}
        style={{ transform: `translate(${head.x}px, ${head.y}px)`, width: head.w, height: head.h }}
      >
        <span className={styles.headLabel}>Effect</span>
        <StructureText
          target={{ board: 'effect' }}
          value={effect}
          label="Effect: what went wrong, in one sentence"
          placeholder="What went wrong?"
          className={styles.headText ?? ''}
        />
      </div>
    </>
  )
}

function RibLabel({ rib: { categoryId, name, label } }: { readonly rib: Rib }) {
  const style = {
    transform: `translate(${label.x}px, ${label.y}px)`,
    width: label.w,
    height: label.h,
  }
  return (
    <div className={styles.ribLabel} style={style}>
      {categoryId === null ? (
        name
      ) : (
        <StructureText
          target={{ category: categoryId }}
          value={name}
          label={`Category ${name}`}
          placeholder="Category"
          className={styles.ribName ?? ''}
          singleLine
        />
      )}
    </div>
  )
}

function polyline({ points }: FishboneConnector): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x} ${y}`).join(' ')
}
