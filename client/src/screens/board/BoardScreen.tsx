import { TooltipProvider } from '../../ui/Tooltip.tsx'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import { BoardGate } from '../access/BoardGate.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { Board, prefetchBoard } from './boardParts.ts'

/** `/b/<id>`: one post-mortem. */
export function BoardScreen({ boardId }: { readonly boardId: string }) {
  const isPhone = useMedia(COMPACT)
  return (
    <TooltipProvider>
      <BoardGate
        boardId={boardId}
        skeleton={<BoardSkeleton />}
        onJoining={() => prefetchBoard(!isPhone)}
      >
        <Board placeholder={<BoardSkeleton />} />
      </BoardGate>
    </TooltipProvider>
  )
}
