import { FishboneLayer } from './FishboneLayer.tsx'
import { RegionsLayer } from './RegionsLayer.tsx'
import { TimelineLayer } from './TimelineLayer.tsx'

/** Everything below the cards, in world coordinates: regions, the time axis, the fishbone. Nothing of it can be moved. */
export function StructureLayer() {
  return (
    <>
      <RegionsLayer />
      <TimelineLayer />
      <FishboneLayer />
    </>
  )
}
