import type { Box } from '@whyboard/shared/domain/geometry.ts'
import type { Editor } from 'tldraw'

import type { Presence } from '../connection/presence.ts'
import { writableStore, type Store } from '../connection/store.ts'

/** How much of the way to the followed view is gone per frame. */
const EASING = 0.2
/** Nearer than this (px of the screen) the view has arrived. */
const ARRIVED = 0.5

/** Keeping the view on what somebody else sees. */
export interface Following {
  readonly store: Store<number | null>
  follow(clientId: number | null): void
  dispose(): void
}

/**
 * Follows somebody's view until the person moves the view on their own: by wheel, touch or a press on the canvas.
 */
export function createFollowing(editor: Editor, presence: Presence): Following {
  const store = writableStore<number | null>(null)
  const container = editor.getContainer()

  const step = () => {
    const clientId = store.get()
    if (clientId === null) return
    const viewport = presence.of(clientId)?.viewport
    if (viewport === undefined) {
      if (presence.of(clientId) === null) stop()
      return
    }
    const screen = editor.getViewportScreenBounds()
    const goal = cameraFor(viewport, { w: screen.w, h: screen.h })
    const now = editor.getCamera()
    const share = editor.user.getAnimationSpeed() === 0 ? 1 : EASING
    const left = Math.max(
      Math.abs(goal.x - now.x) * goal.z,
      Math.abs(goal.y - now.y) * goal.z,
      Math.abs(goal.z - now.z) * 100,
    )
    if (left < ARRIVED) return
    editor.setCamera(
      {
        x: now.x + (goal.x - now.x) * share,
        y: now.y + (goal.y - now.y) * share,
        z: now.z + (goal.z - now.z) * share,
      },
      { immediate: true, force: true },
    )
  }
  const stop = () => {
    store.set(null)
    editor.off('tick', step)
  }

  container.addEventListener('wheel', stop, { passive: true, capture: true })
  container.addEventListener('pointerdown', stop, { capture: true })
  return {
    store,
    follow: (clientId) => {
      stop()
      if (clientId === null) return
      store.set(clientId)
      editor.on('tick', step)
    },
    dispose: () => {
      stop()
      container.removeEventListener('wheel', stop, { capture: true })
      container.removeEventListener('pointerdown', stop, { capture: true })
    },
  }
}

/**
 * The camera that shows a world box whole, in the middle of a screen of that size (px).
 * @returns as tldraw has it: the world is shifted by `x, y`, then scaled by `z`
 */
export function cameraFor(
  box: Box,
  screen: { readonly w: number; readonly h: number },
): { readonly x: number; readonly y: number; readonly z: number } {
  const z = Math.min(screen.w / box.w, screen.h / box.h)
  return {
    x: -(box.x + box.w / 2) + screen.w / 2 / z,
    y: -(box.y + box.h / 2) + screen.h / 2 / z,
    z,
  }
}
