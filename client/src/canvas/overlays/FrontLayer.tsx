import { StyleBar } from '../StyleBar.tsx'
import { CardPanelLayer } from './CardPanelLayer.tsx'
import { EdgeMarks } from './EdgeMarks.tsx'
import { LinkingHint } from './LinkingHint.tsx'

/** Everything in front of the board that does not move with it, in px of the screen. */
export function FrontLayer() {
  return (
    <>
      <EdgeMarks />
      <CardPanelLayer />
      <LinkingHint />
      <StyleBar />
    </>
  )
}
