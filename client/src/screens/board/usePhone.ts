import { currentPhase, type Phase, type Stage } from '@whyboard/shared/domain/agenda.ts'
import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { useBoardModel } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { isTyping } from '../../ui/useKeys.ts'
import { tabOfPhase, type PhoneTab } from './phoneTabs.ts'

/** What was begun in the line of each list and is not sent yet. */
export interface Drafts {
  of(region: Region): string
  keep(region: Region, text: string): void
}

/** What a narrow screen shows of the board, and the ways to its places on any screen. */
export interface Phone {
  readonly tab: PhoneTab
  setTab(tab: PhoneTab): void
  readonly drafts: Drafts
  /** The canvas is there: on a narrow screen only once somebody asked for it. */
  readonly hasCanvas: boolean
  /** The canvas is there and cannot be seen. */
  readonly isCanvasHidden: boolean
  /** Brings a card into view on the board and gives it the keyboard. */
  showCard(id: string): void
  /** Goes to a card on the board to link it with another. */
  linkCard(id: string): void
  /** Does a command of the board once it is there and seen. */
  runOnBoard(id: string): void
  /** Shows the lists of a narrow screen and gives them the keyboard. */
  callLists(): void
  /** Shows what a phase of the meeting is about. */
  goToPhase(region: Phase['region']): void
}

/** @param compact the screen is narrow: lists instead of the canvas, which is one tab among them */
export function usePhone(compact: boolean, canvas: CanvasHandle | null): Phone {
  const model = useBoardModel()
  const [tab, setTab] = useState<PhoneTab>(() => tabOfPhase(regionOf(model.stage())))
  const [boardSeen, setBoardSeen] = useState(false)
  const [drafts] = useState(createDrafts)
  /** Waits for the canvas. */
  const asked = useRef<((canvas: CanvasHandle) => void) | null>(null)
  useEffect(() => {
    let followed = regionOf(model.stage())
    return model.subscribeStage(() => {
      const region = regionOf(model.stage())
      if (followed === region) return
      followed = region
      // The meeting moves on, but not under the hands of somebody who writes or looks at the board.
      if (isTyping(document.activeElement)) return
      setTab((now) => (now === 'board' ? now : tabOfPhase(region)))
    })
  }, [model])
  useEffect(() => {
    if (canvas === null) return
    const ask = asked.current
    asked.current = null
    ask?.(canvas)
  }, [canvas])

  const open = (next: PhoneTab): void => {
    setTab(next)
    if (next === 'board') setBoardSeen(true)
  }
  const onCanvas = (ask: (canvas: CanvasHandle) => void): void => {
    // It has to be there and seen before it can take the focus.
    flushSync(() => open('board'))
    if (canvas === null) asked.current = ask
    else ask(canvas)
  }
  return {
    tab,
    setTab: open,
    drafts,
    hasCanvas: !compact || boardSeen,
    isCanvasHidden: compact && tab !== 'board',
    showCard: (id) => onCanvas((shown) => shown.focusCard(id)),
    linkCard: (id) =>
      onCanvas((shown) => {
        shown.focusCard(id)
        shown.commands.all
          .get()
          .find((command) => command.id === 'card.link')
          ?.run()
      }),
    runOnBoard: (id) => onCanvas((shown) => shown.commands.run(id)),
    callLists: () => {
      flushSync(() => setTab((now) => (now === 'board' ? 'timeline' : now)))
      document.querySelector<HTMLElement>('[data-outline]')?.focus()
    },
    goToPhase: (to) => {
      if (compact && tab !== 'board') open(tabOfPhase(to))
      else canvas?.goToPhase(to)
    },
  }
}

function regionOf(stage: Stage): Phase['region'] {
  return currentPhase(stage)?.region ?? 'board'
}

function createDrafts(): Drafts {
  const texts = new Map<Region, string>()
  return {
    of: (region) => texts.get(region) ?? '',
    keep: (region, text) => {
      texts.set(region, text)
    },
  }
}
