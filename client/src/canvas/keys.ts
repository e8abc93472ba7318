import { REGIONS } from '@whyboard/shared/domain/cards/card.ts'

import type { CanvasHandle } from './handle.ts'

/** What keys ask of the canvas besides its handle. */
export interface KeyActions {
  readonly handle: CanvasHandle
  addHere(): void
  editSelection(): boolean
  startLink(): void
  duplicate(): void
  selectAll(): void
  nudge(dx: number, dy: number, far: boolean): boolean
  undo(): void
  redo(): void
}

/**
 * Does what a key asks for.
 * @returns whether it meant something here; then nobody else may take it for something
 */
export function onCanvasKey(event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.isComposing) return false
  const { handle } = actions
  if (event.ctrlKey || event.metaKey) return onCommandKey(event, actions)
  if (event.altKey) return false
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      handle.deleteSelection()
      return true
    case 'Enter':
      return actions.editSelection()
    case '0':
      handle.fitAll()
      return true
    case '+':
    case '=':
      handle.zoomIn()
      return true
    case '-':
      handle.zoomOut()
      return true
    case 'ArrowLeft':
      return actions.nudge(-1, 0, event.shiftKey)
    case 'ArrowRight':
      return actions.nudge(1, 0, event.shiftKey)
    case 'ArrowUp':
      return actions.nudge(0, -1, event.shiftKey)
    case 'ArrowDown':
      return actions.nudge(0, 1, event.shiftKey)
  }
  const region = /^[1-5]$/.test(event.key) ? REGIONS[Number(event.key) - 1] : undefined
  if (region !== undefined) {
    handle.goToRegion(region)
    return true
  }
  return !event.shiftKey && onLetter(event.key.toLowerCase(), actions)
}

function onLetter(letter: string, { handle, addHere, startLink }: KeyActions): boolean {
  switch (letter) {
    case 'n':
      addHere()
      return true
    case 'v':
      handle.setTool('select')
      return true
    case 'h':
      handle.setTool('hand')
      return true
    case 'd':
      handle.setTool('draw')
      return true
    case 'e':
      handle.setTool('eraser')
      return true
    case 'l':
      startLink()
      return true
    default:
      return false
  }
}

function onCommandKey(event: KeyboardEvent, actions: KeyActions): boolean {
  switch (event.key.toLowerCase()) {
    case 'z':
      if (event.shiftKey) actions.redo()
      else actions.undo()
      return true
    case 'y':
      actions.redo()
      return true
    case 'd':
      actions.duplicate()
      return true
    case 'a':
      actions.selectAll()
      return true
    case '0':
      actions.handle.zoomReset()
      return true
    default:
      return false
  }
}
