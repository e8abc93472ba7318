import { lazy, Suspense, useEffect, useRef, useState } from 'react'

import { useConnection, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { useNavigate } from '../../ui/router.tsx'
import { isTyping } from '../../ui/useKeys.ts'
import { BoardMenu } from './BoardMenu.tsx'
import { boardCommands } from './boardCommands.ts'
import { PenPill } from './PenPill.tsx'

const importFind = () => import('./Find.tsx')
const Find = lazy(async () => ({ default: (await importFind()).Find }))
const importPalette = () => import('./Palette.tsx')
const Palette = lazy(async () => ({ default: (await importPalette()).Palette }))
const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))
const importMove = () => import('../../panels/move/MoveDialog.tsx')
const MoveDialog = lazy(async () => ({ default: (await importMove()).MoveDialog }))

/** So long after the board is there what may open over it is fetched, ms: the board's first picture goes before. */
const FETCH_AFTER_MS = 250

/**
 * What opens over the board when it is asked for: its menu, find, the command palette, the help and "Move to…"; and the commands of the bars around
 * the canvas. It stands within the canvas's place, which Find covers a corner of.
 */
export function BoardSheets({
  canvas,
  onShare,
  onChangePerson,
  onToggleAgenda,
  onOpen,
}: {
  readonly canvas: CanvasHandle
  readonly onShare: () => void
  readonly onChangePerson: () => void
  readonly onToggleAgenda: () => void
  /** Something of it opens. */
  readonly onOpen: () => void
}) {
  const { boardId } = useConnection()
  const { environment, preferences } = useApp()
  const navigate = useNavigate()
  const [sheet, setSheet] = useState<'palette' | 'help' | null>(null)
  const [finding, setFinding] = useState(false)
  /** Grows whenever Find is asked for, also while it is open. */
  const [calls, setCalls] = useState(0)
  const [query, setQuery] = useState('')

  const actions = {
    find: () => {
      canvas.endEditing()
      onOpen()
      setFinding(true)
      setCalls((before) => before + 1)
    },
    palette: () => {
      canvas.endEditing()
      onOpen()
      setSheet('palette')
    },
    help: () => {
      onOpen()
      setSheet('help')
    },
    share: onShare,
    changePerson: onChangePerson,
    toggleAgenda: onToggleAgenda,
    go: (path: string) => navigate(path),
    open: (path: string) => {
      window.open(path, '_blank', 'noopener')
    },
  }
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(
    () =>
      canvas.commands.add(
        boardCommands(
          boardId,
          {
            find: () => latest.current.find(),
            palette: () => latest.current.palette(),
            help: () => latest.current.help(),
            share: () => latest.current.share(),
            changePerson: () => latest.current.changePerson(),
            toggleAgenda: () => latest.current.toggleAgenda(),
            go: (path) => latest.current.go(path),
            open: (path) => latest.current.open(path),
          },
          preferences,
        ),
      ),
    [canvas, boardId, preferences],
  )
  usePageKeys(canvas)
  const moving = useStore(canvas.moving)
  useEffect(
    () =>
      // One types into them at once, so they are here before they are asked for. What fails is asked for again.
      environment.after(FETCH_AFTER_MS, () => {
        for (const load of [importFind, importPalette, importMove]) load().catch(() => {})
      }),
    [environment],
  )

  return (
    <Suspense fallback={null}>
      <BoardMenu canvas={canvas} />
      <PenPill canvas={canvas} />
      {finding && (
        <Find
          canvas={canvas}
          calls={calls}
          query={query}
          onQuery={setQuery}
          onClose={() => setFinding(false)}
        />
      )}
      {moving.length > 0 && (
        <MoveDialog
          key={moving.join()}
          ids={moving}
          layout={canvas.layout}
          onClose={(moved) => canvas.endMoving(moved)}
        />
      )}
      {sheet === 'palette' && <Palette canvas={canvas} onClose={() => setSheet(null)} />}
      {sheet === 'help' && <Help canvas={canvas} onClose={() => setSheet(null)} />}
    </Suspense>
  )
}

/** Keys of commands that reach beyond the canvas, while nobody types and nothing lies over the page. */
function usePageKeys(canvas: CanvasHandle): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
      if (canvas.commands.onKey(event, 'page')) event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [canvas])
}
