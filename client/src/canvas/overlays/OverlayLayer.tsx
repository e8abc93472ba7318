import { TldrawOverlays } from 'tldraw'

import { BoneDragLayer } from './BoneDragLayer.tsx'
import { CanvasVoice } from './CanvasVoice.tsx'
import { CursorsLayer } from './CursorsLayer.tsx'
import { DragLayer } from './DragLayer.tsx'
import { FoundLayer } from './FoundLayer.tsx'
import { ImagesLayer } from './ImagesLayer.tsx'
import { LaserLayer } from './LaserLayer.tsx'
import { LinksLayer } from './LinksLayer.tsx'
import { MarkedLayer } from './MarkedLayer.tsx'
import { RangeGrips } from './RangeGrips.tsx'
import { ReactionsLayer } from './ReactionsLayer.tsx'
import { TimelineMarks } from './TimelineMarks.tsx'

/** Everything above the cards, in world coordinates. */
export function OverlayLayer() {
  return (
    <>
      <TldrawOverlays />
      <ImagesLayer />
      <LinksLayer />
      <TimelineMarks />
      <RangeGrips />
      <MarkedLayer />
      <FoundLayer />
      <DragLayer />
      <BoneDragLayer />
      <CanvasVoice />
      <LaserLayer />
      <CursorsLayer />
      <ReactionsLayer />
    </>
  )
}
