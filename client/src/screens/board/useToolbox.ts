import { useCanWrite, useRole, useStore, useUndo } from '../../board/boardContext.tsx'
import type { CanvasHandle, CanvasTool } from '../../canvas/handle.ts'

const SELECTING = { get: (): CanvasTool => 'select', subscribe: () => () => {} }

const NOT_KEPT = { get: () => false, subscribe: () => () => {} }

/** What a bar of tools goes by, wherever it stands. */
export function useToolbox(canvas: CanvasHandle | null) {
  return {
    /** The tool in hand. */
    tool: useStore<CanvasTool>(canvas?.tool ?? SELECTING),
    /** Whether it stays in hand after it has drawn. */
    keepsTool: useStore(canvas?.keepsTool ?? NOT_KEPT),
    /** There is no canvas yet to use a tool on. */
    off: canvas === null,
    canWrite: useCanWrite(),
    /** Observers see no tools that write, rather than tools that never work. */
    writes: useRole() !== 'observer',
    ...useUndo(),
  }
}
