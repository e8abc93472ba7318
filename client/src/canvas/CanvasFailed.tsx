import { RotateCw, TriangleAlert } from 'lucide-react'

import { Button } from '../ui/Button.tsx'
import { StatePage } from '../ui/StatePage.tsx'

/** Stands in the canvas's place when drawing it has failed; nothing of the document depends on that. */
export function CanvasFailed() {
  return (
    <StatePage
      alert
      icon={TriangleAlert}
      title="The board cannot be drawn"
      actions={
        <Button tone="primary" icon={RotateCw} onClick={() => location.reload()}>
          Reload
        </Button>
      }
    >
      Everything that was written is kept. Reload to go on; until then the outline shows all cards
      and takes changes.
    </StatePage>
  )
}
