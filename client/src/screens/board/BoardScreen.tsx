import { useEffect } from 'react'

import { useApp } from '../../ui/app.tsx'
import { TooltipProvider } from '../../ui/Tooltip.tsx'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import { BoardGate } from '../access/BoardGate.tsx'
import { Board } from './Board.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { prefetchCanvas } from './importCanvas.ts'

/** `/b/<id>`: one post-mortem. */
export function BoardScreen({ boardId }: { readonly boardId: string }) {
  const { keys } = useApp()
  // A phone begins with lists, and somebody new with their name.
  const isPhone = useMedia(COMPACT)
  useEffect(() => {
    if (!isPhone && keys.board(boardId)?.identity) prefetchCanvas()
  }, [boardId, isPhone, keys])
  return (
    <TooltipProvider>
      <BoardGate
        boardId={boardId}
        skeleton={<BoardSkeleton />}
        {...(!isPhone && { onJoining: prefetchCanvas })}
      >
        <Board />
      </BoardGate>
    </TooltipProvider>
  )
}
