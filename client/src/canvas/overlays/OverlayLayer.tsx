import { TldrawOverlays } from 'tldraw'

import { CursorsLayer } from './CursorsLayer.tsx'
import { DragLayer } from './DragLayer.tsx'
import { LinksLayer } from './LinksLayer.tsx'

/** Everything above the cards, in world coordinates. */
export function OverlayLayer() {
  return (
    <>
      <TldrawOverlays />
      <LinksLayer />
      <DragLayer />
      <CursorsLayer />
    </>
  )
}
