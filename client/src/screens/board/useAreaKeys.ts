import { useEffect, type RefObject } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'

/** Bars, canvas and panels of the page, in the order in which they stand there. */
const AREAS = 'header, aside, nav, [role="toolbar"], [data-board]'
const CANVAS = '[data-board]'
/** The panel of the selected card stands within the canvas and is a stop of its own. */
const PANEL = '[data-card-panel]'
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/**
 * F6 takes the keyboard to the next bar, canvas or panel of the page, Shift+F6 to the one before; in each to where it was
 * last. It works wherever the keyboard is, also in a field, but not in a dialog.
 */
export function useAreaKeys(
  screen: RefObject<HTMLElement | null>,
  canvas: CanvasHandle | null,
): void {
  useEffect(() => {
    const root = screen.current
    if (root === null || canvas === null) return undefined
    const lastIn = new WeakMap<Element, HTMLElement>()
    const onFocus = ({ target }: FocusEvent) => {
      const area = target instanceof HTMLElement ? areaOf(root, target) : null
      if (area !== null && target instanceof HTMLElement) lastIn.set(area, target)
    }
    const enter = (area: HTMLElement) => {
      if (area.matches(CANVAS)) {
        // Whoever was writing goes on with it.
        const text = area.querySelector<HTMLElement>('article textarea')
        if (text !== null) text.focus({ preventScroll: true })
        else {
          canvas.focus()
          showEntered(area)
        }
        return
      }
      const last = lastIn.get(area)
      const isThere = last !== undefined && area.contains(last) && last.checkVisibility()
      ;(isThere ? last : firstIn(area))?.focus()
    }
    const cycle = (by: 1 | -1) => {
      const areas = areasOf(root)
      const { activeElement } = document
      const here = activeElement === null ? null : areaOf(root, activeElement)
      const at = here === null ? (by === 1 ? -1 : 0) : areas.indexOf(here)
      const next = areas.at((at + by) % areas.length)
      if (next !== undefined) enter(next)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      event.stopPropagation()
      cycle(event.shiftKey ? -1 : 1)
    }
    root.addEventListener('focusin', onFocus)
    window.addEventListener('keydown', onKeyDown, { capture: true })
    const endCommands = canvas.commands.add([
      {
        id: 'area.next',
        label: 'Go on to the next bar, canvas or panel',
        group: 'Go to',
        keys: ['f6'],
        keyOnly: true,
        run: () => cycle(1),
      },
    ])
    return () => {
      root.removeEventListener('focusin', onFocus)
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      endCommands()
    }
  }, [screen, canvas])
}

/** Shows that the keyboard is on the canvas, which has no one thing that could show it, until something is done. */
function showEntered(canvas: HTMLElement): void {
  canvas.dataset['entered'] = ''
  const ends = new AbortController()
  for (const done of ['keydown', 'pointerdown', 'focusout'] as const) {
    canvas.addEventListener(
      done,
      () => {
        delete canvas.dataset['entered']
        ends.abort()
      },
      { signal: ends.signal, capture: true },
    )
  }
}

/** The outermost areas that are seen, can be reached, and hold something that takes the keyboard. */
function areasOf(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`${AREAS}, ${PANEL}`)].filter(
    (area) =>
      areaOf(root, area) === area &&
      area.checkVisibility() &&
      area.closest('[inert]') === null &&
      (area.matches(CANVAS) || firstIn(area) !== null),
  )
}

function areaOf(root: HTMLElement, element: Element): HTMLElement | null {
  const panel = element.closest<HTMLElement>(PANEL)
  if (panel !== null) return panel
  let found: HTMLElement | null = null
  for (
    let at = element.closest<HTMLElement>(AREAS);
    at !== null && root.contains(at);
    at = at.parentElement?.closest<HTMLElement>(AREAS) ?? null
  ) {
    found = at
  }
  return found
}

function firstIn(area: Element): HTMLElement | null {
  const found = [...area.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return found.find((element) => element.tabIndex >= 0 && element.checkVisibility()) ?? null
}
