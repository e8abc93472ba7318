import { closeRegion, openRegion } from '@whyboard/shared/document/operations/stage.ts'
import { isRegionOpen, type Stage } from '@whyboard/shared/domain/agenda.ts'
import { REGIONS, type Region } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { Lock, LockOpen, Plus } from 'lucide-react'
import { memo } from 'react'
import { useValue } from 'tldraw'

import { useCanFacilitate, useCanWrite, useStage } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { useCanvas } from '../canvasContext.ts'
import { firstPlaces, KIND_OF_REGION } from '../newCards.ts'
import { FIRST_CARDS, REGION_NAMES, REGION_PROMPTS } from '../../cards/regionNames.ts'
import styles from './layers.module.css'
import { TimelineHeading } from './TimelineHeading.tsx'

/** The five areas with their headings. */
export function RegionsLayer() {
  const { view } = useCanvas()
  const boxes = useValue('regions', () => view.layout.get().regions, [view])
  const counts = useValue('region counts', () => countByRegion(view.board.get().cards), [view])
  const places = useValue('first places', () => firstPlaces(view.board.get()), [view])
  const stage = useStage()
  return REGIONS.map((region) => {
    const { x, y, w, h } = boxes[region]
    return (
      <RegionArea
        key={region}
        region={region}
        x={x}
        y={y}
        w={w}
        h={h}
        count={counts[region]}
        firstX={(places.get(region)?.x ?? x) - x}
        firstY={(places.get(region)?.y ?? y) - y}
        shut={!isRegionOpen(stage, region)}
        early={isOpenEarly(stage, region)}
      />
    )
  })
}

const RegionArea = memo(function RegionArea({
  region,
  x,
  y,
  w,
  h,
  count,
  firstX,
  firstY,
  shut,
  early,
}: Box & {
  readonly region: Region
  readonly count: number
  /** Where the first card goes, from the region's corner. */
  readonly firstX: number
  readonly firstY: number
  /** New cards wait in the parking lot until the meeting has come to it. */
  readonly shut: boolean
  /** The facilitator opened it before its phase. */
  readonly early: boolean
}) {
  const { commands } = useCanvas()
  const canWrite = useCanWrite()
  const kind = KIND_OF_REGION[region]
  const label = CARD_KINDS[kind].label.toLowerCase()
  return (
    <section
      className={styles.region}
      data-lane={region}
      aria-label={REGION_NAMES[region]}
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    >
      <header className={styles.heading}>
        <h2>{REGION_NAMES[region]}</h2>
        {count > 0 && <span className={styles.count}>{count}</span>}
        {(shut || early) && <RegionLock region={region} shut={shut} />}
        {canWrite && !shut && (
          <button
            {...ownPointer}
            type="button"
            className={styles.add}
            aria-label={`Add ${label}`}
            title={`Add ${label} (N)`}
            onClick={() => commands.addCard(kind)}
          >
            <Plus aria-hidden />
          </button>
        )}
        {region === 'timeline' && count > 0 && <TimelineHeading />}
      </header>
      {count === 0 && <p className={styles.empty}>{REGION_PROMPTS[region]}</p>}
      {count === 0 && canWrite && shut && (
        <p className={styles.waits} style={{ transform: `translate(${firstX}px, ${firstY}px)` }}>
          Until this phase, ideas for it wait in the parking lot.
        </p>
      )}
      {count === 0 && canWrite && !shut && (
        <button
          {...ownPointer}
          type="button"
          className={styles.ghost}
          style={{ transform: `translate(${firstX}px, ${firstY}px)` }}
          onClick={() => commands.addCard(kind)}
        >
          <b>
            <Plus aria-hidden /> {FIRST_CARDS[region]}
          </b>
          <span>{REGION_PROMPTS[region]}</span>
        </button>
      )}
    </section>
  )
})

/** Says that a region is shut, or was opened early; a facilitator changes it there. */
function RegionLock({ region, shut }: { readonly region: Region; readonly shut: boolean }) {
  const { model } = useCanvas()
  const canFacilitate = useCanFacilitate()
  const says = shut ? 'Opens with its phase' : 'Opened early'
  const Icon = shut ? Lock : LockOpen
  return (
    <span className={styles.shut} title="New cards go to the parking lot until this phase">
      <Icon aria-hidden /> {says}
      {canFacilitate && (
        <button
          {...ownPointer}
          type="button"
          className={styles.open}
          onClick={() => {
            if (shut) openRegion(model.stageWriter, region)
            else closeRegion(model.stageWriter, region)
          }}
        >
          {shut ? 'Open now' : 'Shut again'}
        </button>
      )}
    </span>
  )
}

function isOpenEarly(stage: Stage, region: Region): boolean {
  return stage.openRegions.includes(region) && !isRegionOpen({ ...stage, openRegions: [] }, region)
}

function countByRegion(
  cards: readonly { readonly kind: keyof typeof CARD_KINDS }[],
): Readonly<Record<Region, number>> {
  const counts = { timeline: 0, causes: 0, worked: 0, actions: 0, parking: 0 }
  for (const { kind } of cards) {
    const { region } = CARD_KINDS[kind]
    if (region !== null) counts[region] += 1
  }
  return counts
}
