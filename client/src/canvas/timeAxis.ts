import { setIncident } from '@whyboard/shared/document/operations/incident.ts'
import { fittingScale } from '@whyboard/shared/domain/timelineLayout.ts'
import type { TimelineGap } from '@whyboard/shared/domain/timelineFigure.ts'
import {
  DEFAULT_PX_PER_MINUTE,
  nextTimeScale,
  type Stretch,
} from '@whyboard/shared/domain/timeScale.ts'
import type { Editor } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { BoardView } from './boardView.ts'
import { cameraMotion } from './camera.ts'

/** How the time axis is shown: how wide a minute is, for everybody, and which gaps are open, on this page. */
export interface TimeAxis {
  /** The scale that a press of "stretch" or "squeeze" leads to, px per minute; `null` at the end. */
  next(by: 1 | -1): number | null
  /** A minute takes more (`1`) or less (`-1`) room. */
  scale(by: 1 | -1): void
  /** The largest scale at which all events lie in one lane. */
  fit(): void
  /** Opens a compressed gap, or closes one that is open. */
  toggle(gap: TimelineGap): void
  /** Opens all gaps or, when one is open, closes them all. */
  toggleAll(): void
}

/** The time axis of a board on a canvas. What the person looks at stays where it is while the scale changes. */
export function timeAxis(editor: Editor, model: BoardModel, view: BoardView): TimeAxis {
  const now = () => view.board.get().incident.pxPerMinute ?? DEFAULT_PX_PER_MINUTE

  const keepInView = (change: () => void) => {
    const seen = editor.getViewportPageBounds()
    const { timeline, regions } = view.layout.get()
    const { x: left } = timeline.axis.from
    const isSeen = seen.minY < regions.timeline.y + regions.timeline.h && seen.maxX > left
    // The middle of what is seen of the axis.
    const x = Math.max(left, Math.min(seen.center.x, timeline.axis.to.x))
    const ms = timeline.msAt(x)
    change()
    const dx = view.layout.get().timeline.xOf(ms) - x
    if (!isSeen || dx === 0) return
    const camera = editor.getCamera()
    editor.setCamera({ x: camera.x - dx, y: camera.y, z: camera.z }, cameraMotion(editor))
  }
  const setScale = (pxPerMinute: number | null) => {
    if (pxPerMinute === null || pxPerMinute === now() || !model.canWrite) return
    keepInView(() => {
      model.step(() => setIncident(model.writer, { pxPerMinute }))
    })
  }
  const open = (stretches: readonly Stretch[]) => {
    view.openedGaps.set(stretches)
  }

  return {
    next: (by) => nextTimeScale(now(), by),
    scale: (by) => setScale(nextTimeScale(now(), by)),
    fit: () => setScale(fittingScale(view.board.get())),
    toggle: (gap) => {
      const others = view.openedGaps
        .get()
        .filter((one) => one.toMs <= gap.fromMs || one.fromMs >= gap.toMs)
      open(gap.opened ? others : [...others, { fromMs: gap.fromMs, toMs: gap.toMs }])
    },
    toggleAll: () => {
      const { gaps } = view.layout.get().timeline
      const isOpen = gaps.some((gap) => gap.opened)
      open(isOpen ? [] : gaps.map(({ fromMs, toMs }) => ({ fromMs, toMs })))
    },
  }
}
