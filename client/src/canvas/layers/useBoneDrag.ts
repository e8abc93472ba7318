import type { Rib } from '@whyboard/shared/domain/fishboneFigure.ts'
import { boneSlotAt } from '@whyboard/shared/domain/fishboneSlots.ts'
import {
  useEffect,
  useRef,
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
} from 'react'
import { useEditor } from 'tldraw'

import { moveBone } from '../bones.ts'
import { useCanvas } from '../canvasContext.ts'

/** A press that moves less than this, px of the screen, is a click. */
const CLICK_REACH = 4

/**
 * Dragging a bone's label along the fish: the bone comes where it is let go, Escape gives it up. What it would mean is
 * in `canvas.bones` meanwhile.
 * @returns handlers for the label; a drag is no click on what is in it
 */
export function useBoneDrag({ categoryId, name, label }: Rib) {
  const editor = useEditor()
  const canvas = useCanvas()
  const wasDrag = useRef(false)
  const end = useRef<(() => void) | null>(null)
  useEffect(() => () => end.current?.(), [])

  const onPointerDownCapture = (event: ReactPointerEvent<HTMLElement>) => {
    wasDrag.current = false
    if (event.button !== 0 || categoryId === null || !canvas.model.canWrite) return
    const pressed = event.target
    // Its menu is a child in React's tree, but not of the page.
    if (!(pressed instanceof Element) || !event.currentTarget.contains(pressed)) return
    if (pressed.closest('textarea, [aria-haspopup]') !== null) return
    const from = { x: event.clientX, y: event.clientY }
    const { pointerId } = event
    const done = new AbortController()
    const finish = (drops: boolean) => {
      done.abort()
      end.current = null
      const edit = canvas.bones.get()
      if (edit?.kind !== 'drag') return
      canvas.bones.set(null)
      if (drops) moveBone(canvas, edit.categoryId, edit.slot.index)
    }
    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== pointerId) return
      const dx = move.clientX - from.x
      const dy = move.clientY - from.y
      if (!wasDrag.current && Math.hypot(dx, dy) < CLICK_REACH) return
      wasDrag.current = true
      const zoom = editor.getZoomLevel()
      const moved = { ...label, x: label.x + dx / zoom, y: label.y + dy / zoom }
      const slot = boneSlotAt(canvas.view.layout.get().fishbone, categoryId, moved.x)
      // Somebody removed it meanwhile.
      if (slot === null) finish(false)
      else canvas.bones.set({ kind: 'drag', categoryId, name, label: moved, slot })
    }
    const onUp = (up: PointerEvent) => {
      if (up.pointerId === pointerId) finish(true)
    }
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.preventDefault()
      key.stopPropagation()
      finish(false)
    }
    end.current = () => finish(false)
    const { signal } = done
    addEventListener('pointermove', onMove, { signal })
    addEventListener('pointerup', onUp, { signal })
    addEventListener('pointercancel', () => finish(false), { signal })
    addEventListener('keydown', onKeyDown, { capture: true, signal })
  }
  const onClickCapture = (event: ReactMouseEvent) => {
    if (!wasDrag.current) return
    wasDrag.current = false
    event.preventDefault()
    event.stopPropagation()
  }
  return { onPointerDownCapture, onClickCapture }
}
