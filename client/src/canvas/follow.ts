import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { react, type Editor, type VecLike } from 'tldraw'

import type { Presence } from '../connection/presence.ts'
import { sameFields, writableStore, type Store } from '../connection/store.ts'

/** How much of the way to the followed view is gone per frame. */
const EASING = 0.2
/** Nearer than this (px of the screen) the view has arrived. */
const ARRIVED = 0.5

/** Keys that move the view or what is selected: whoever presses one wants to look for themselves. */
const LOOKING = /^(Arrow|Page|Home$|End$|Tab$|Enter$)/

/** Why a view is not followed any more, or cannot be. */
export type FollowEnd = 'gone' | 'follows-you'

/** Keeping the view on what somebody else sees. */
export interface Following {
  readonly store: Store<number | null>
  follow(clientId: number | null): void
  dispose(): void
}

/**
 * Follows somebody's view until the person moves the view on their own: by wheel, touch, a press on the canvas, a key that
 * moves the view, or by writing. Two who follow one another would each make the other's view larger for ever, so nobody
 * follows who follows them.
 * @param onEnd hears why, where the person did not end it
 */
export function createFollowing(
  editor: Editor,
  presence: Pick<Presence, 'set' | 'people' | 'of' | 'subscribe'>,
  onEnd: (name: string, why: FollowEnd) => void,
): Following {
  const store = writableStore<number | null>(null)
  const container = editor.getContainer()
  let name = ''
  let isWalking = false
  /** Where the followed page looked last; it does not look elsewhere with every move of its pointer. */
  let shown: Box | undefined

  const end = (why: FollowEnd) => {
    stop()
    onEnd(name, why)
  }
  const step = () => {
    const clientId = store.get()
    if (clientId === null) return
    const state = presence.of(clientId)
    if (state === null) return end('gone')
    const own = ownId(presence)
    // Both may have begun at once: then one of them, the same on all pages, gives way.
    const circle = followers(presence, clientId, own)
    if (circle !== null && Math.max(...circle, own) === own) return end('follows-you')
    shown = state.viewport
    if (shown === undefined || hasArrived(shown)) rest()
  }
  // Only on the way is there something to do with each picture, so that the canvas rests on arrival (`ticks.ts`).
  const walk = () => {
    if (isWalking || store.get() === null) return
    isWalking = true
    editor.on('tick', step)
  }
  const rest = () => {
    isWalking = false
    editor.off('tick', step)
  }
  /** Goes a part of the way to a view; answers whether it is there. */
  const hasArrived = (viewport: Box): boolean => {
    const screen = editor.getViewportScreenBounds()
    const goal = cameraFor(viewport, { w: screen.w, h: screen.h })
    const now = editor.getCamera()
    const share = editor.user.getAnimationSpeed() === 0 ? 1 : EASING
    if (distance(now, goal, screen) < ARRIVED) return true
    editor.setCamera(
      {
        x: now.x + (goal.x - now.x) * share,
        y: now.y + (goal.y - now.y) * share,
        z: now.z + (goal.z - now.z) * share,
      },
      { immediate: true, force: true },
    )
    return false
  }
  const stop = () => {
    if (store.get() === null) return
    store.set(null)
    presence.set({ following: null })
    rest()
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (LOOKING.test(key)) stop()
  }

  container.addEventListener('wheel', stop, { passive: true, capture: true })
  container.addEventListener('pointerdown', stop, { capture: true })
  container.addEventListener('keydown', onKeyDown, { capture: true })
  const ends = [
    react('no following while writing', () => {
      if (editor.getEditingShapeId() !== null) stop()
    }),
    react('another size of the screen', () => {
      editor.getViewportScreenBounds()
      walk()
    }),
    // Who is here, and who follows whom.
    presence.people.subscribe(walk),
    presence.subscribe(() => {
      const viewport = presence.of(store.get() ?? -1)?.viewport
      if (viewport !== undefined && (shown === undefined || !sameFields(viewport, shown))) walk()
    }),
  ]
  return {
    store,
    follow: (clientId) => {
      stop()
      const state = clientId === null ? null : presence.of(clientId)
      if (clientId === null || state === null) return
      name = state.user.name
      if (followers(presence, clientId, ownId(presence)) !== null) {
        onEnd(name, 'follows-you')
        return
      }
      store.set(clientId)
      presence.set({ following: clientId })
      walk()
    },
    dispose: () => {
      stop()
      for (const end of ends) end()
      container.removeEventListener('wheel', stop, { capture: true })
      container.removeEventListener('pointerdown', stop, { capture: true })
      container.removeEventListener('keydown', onKeyDown, { capture: true })
    },
  }
}

function ownId(presence: Pick<Presence, 'people'>): number {
  return presence.people.get().find((person) => person.self)?.clientId ?? -1
}

/**
 * Who stands between somebody and `own` in a row of people who follow the next: `clientId` first, the last one follows
 * `own`. `null` where the row does not lead there.
 */
export function followers(
  presence: Pick<Presence, 'of'>,
  clientId: number,
  own: number,
): readonly number[] | null {
  const row: number[] = []
  let next: number | null = clientId
  while (next !== null && !row.includes(next)) {
    row.push(next)
    next = presence.of(next)?.following ?? null
    if (next === own) return row
  }
  return null
}

/** What two cameras show apart, at most, on a screen of that size (all px); at a far zoom a small difference of `z` is much. */
export function distance(
  one: VecLike,
  goal: VecLike,
  screen: { readonly w: number; readonly h: number },
): number {
  const { z = 1 } = goal
  const larger = Math.abs((one.z ?? 1) / z - 1) * Math.max(screen.w, screen.h)
  return Math.max(Math.abs(goal.x - one.x) * z, Math.abs(goal.y - one.y) * z, larger)
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
