import { TooltipProvider } from '../../ui/Tooltip.tsx'
import { BoardGate } from '../access/BoardGate.tsx'
import { Facilitate } from './Facilitate.tsx'
import styles from './Facilitate.module.css'

/** `/b/<id>/facilitate`: the agenda on a second screen. */
export function FacilitateScreen({ boardId }: { readonly boardId: string }) {
  return (
    <TooltipProvider>
      <BoardGate boardId={boardId} skeleton={<main className={styles.screen} aria-busy />}>
        <Facilitate />
      </BoardGate>
    </TooltipProvider>
  )
}
