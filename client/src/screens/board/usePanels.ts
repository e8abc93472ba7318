import { ListTree, FileText, SlidersHorizontal } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import type { OutlineCall } from '../../panels/outline/Outline.tsx'
import type { SideTab } from './SidePanel.tsx'

/** The panels beside the board: which are open, and where the keyboard goes with them. */
export interface Panels {
  readonly agenda: boolean
  readonly side: SideTab | null
  /** The last time that the outline was asked for by key or link and shall have the keyboard. */
  readonly outlineCall: OutlineCall | null
  openAgenda(open: boolean): void
  openSide(tab: SideTab | null): void
  /** Opens the outline and gives it the keyboard. */
  callOutline(): void
}

/**
 * @param onePanel there is room for one panel only, so each closes the other
 * @param canvas has the keyboard again when a panel that had it is gone; the panels are its commands too
 * @param callLists gives the keyboard to the lists that stand in place of the outline on a narrow screen; `null` on others
 */
export function usePanels(
  onePanel: boolean,
  canvas: CanvasHandle | null,
  callLists: (() => void) | null,
): Panels {
  const [agenda, setAgenda] = useState(false)
  const [side, setSide] = useState<SideTab | null>(null)
  const [outlineCall, setOutlineCall] = useState<OutlineCall | null>(null)
  const openAgenda = useCallback(
    (open: boolean) => {
      setAgenda(open)
      if (open && onePanel) setSide(null)
    },
    [onePanel],
  )
  const openSide = useCallback(
    (tab: SideTab | null) => {
      setSide(tab)
      if (tab !== null && onePanel) setAgenda(false)
    },
    [onePanel],
  )
  const lists = useRef(callLists)
  useEffect(() => {
    lists.current = callLists
  })
  const callOutline = useCallback(() => {
    if (lists.current !== null) {
      lists.current()
      return
    }
    openSide('outline')
    setOutlineCall({ from: document.activeElement })
  }, [openSide])

  useEffect(() => {
    if (side === null && document.activeElement === document.body) canvas?.focus()
  }, [canvas, side])

  useEffect(
    () =>
      canvas?.commands.add([
        {
          id: 'panel.outline',
          label: 'Outline: the board as lists',
          group: 'Board',
          keys: ['o'],
          icon: ListTree,
          words: 'list panel tree accessible',
          run: callOutline,
        },
        {
          id: 'panel.details',
          label: 'Details of the incident',
          group: 'Board',
          keys: [],
          icon: SlidersHorizontal,
          words: 'panel summary impact times',
          run: () => openSide('details'),
        },
        {
          id: 'panel.report',
          label: 'Report beside the board',
          group: 'Board',
          keys: [],
          icon: FileText,
          words: 'panel markdown preview',
          run: () => openSide('report'),
        },
      ]),
    [canvas, callOutline, openSide],
  )
  return { agenda, side, outlineCall, openAgenda, openSide, callOutline }
}
