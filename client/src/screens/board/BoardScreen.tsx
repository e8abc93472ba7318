import { TooltipProvider } from '../../ui/Tooltip.tsx'
import { BoardGate } from '../access/BoardGate.tsx'
import { Board } from './Board.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'

/** `/b/<id>`: one post-mortem. */
export function BoardScreen({ boardId }: { readonly boardId: string }) {
  return (
    <TooltipProvider>
      <BoardGate boardId={boardId} skeleton={<BoardSkeleton />}>
        <Board />
      </BoardGate>
    </TooltipProvider>
  )
}
