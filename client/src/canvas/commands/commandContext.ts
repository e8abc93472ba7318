import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Editor } from 'tldraw'

import type { CanvasHandle } from '../handle.ts'
import type { OpenCanvas } from '../openCanvas.ts'
import { cardIdOf, isCardShape } from '../cardShape.ts'

/** What the canvas's commands work on. */
export interface CommandContext {
  readonly editor: Editor
  readonly canvas: OpenCanvas
  readonly handle: CanvasHandle
  /** The selected cards as they are now. */
  selectedCards(): readonly Card[]
}

/** The context of one editor. */
export function commandContext(
  editor: Editor,
  canvas: OpenCanvas,
  handle: CanvasHandle,
): CommandContext {
  return {
    editor,
    canvas,
    handle,
    selectedCards: () =>
      editor
        .getSelectedShapes()
        .filter((shape) => isCardShape(shape))
        .flatMap((shape) => canvas.model.card(cardIdOf(shape.id)) ?? []),
  }
}
