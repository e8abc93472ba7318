import { lazy, Suspense, useEffect } from 'react'

import { useApp } from '../../ui/app.tsx'
import { TooltipProvider } from '../../ui/Tooltip.tsx'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import { BoardGate } from '../access/BoardGate.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { importBoard, prefetchBoard } from './boardParts.ts'

// The page that asks for a name needs none of it.
const Board = lazy(async () => ({ default: (await importBoard()).Board }))

/** `/b/<id>`: one post-mortem. */
export function BoardScreen({ boardId }: { readonly boardId: string }) {
  const { keys } = useApp()
  const isPhone = useMedia(COMPACT)
  useEffect(() => {
    if (keys.board(boardId)?.identity) prefetchBoard(!isPhone)
  }, [boardId, isPhone, keys])
  return (
    <TooltipProvider>
      <BoardGate
        boardId={boardId}
        skeleton={<BoardSkeleton />}
        onJoining={() => prefetchBoard(!isPhone)}
      >
        <Suspense fallback={<BoardSkeleton />}>
          <Board />
        </Suspense>
      </BoardGate>
    </TooltipProvider>
  )
}
