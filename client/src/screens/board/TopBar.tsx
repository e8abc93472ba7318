import { ChartNoAxesGantt, ListTree, PanelRight, Search, Share2 } from 'lucide-react'

import { useRole } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { Button } from '../../ui/Button.tsx'
import { useShortcuts } from '../../ui/commands/useShortcuts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { Link } from '../../ui/router.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { Mark } from '../../ui/Wordmark.tsx'
import { BoardTitle } from './BoardTitle.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { People } from './People.tsx'
import { PhasePill } from './PhasePill.tsx'
import type { SideTab } from './SidePanel.tsx'
import { SyncPill } from './SyncPill.tsx'
import styles from './TopBar.module.css'

/** What the board is called, where the meeting is, whether it is saved, who is here, and the way to the panels. */
export function TopBar({
  compact,
  canvas,
  agendaOpen,
  side,
  onAgenda,
  onSide,
  onShare,
  onChangePerson,
  onCommand,
}: {
  readonly compact: boolean
  readonly canvas: CanvasHandle | null
  readonly agendaOpen: boolean
  readonly side: SideTab | null
  readonly onAgenda: (open: boolean) => void
  readonly onSide: (tab: SideTab | null) => void
  readonly onShare: () => void
  readonly onChangePerson: () => void
  /** Does a command of the board, which is made first where it is not there yet. */
  readonly onCommand: (id: string) => void
}) {
  const role = useRole()
  const other = side === 'details' || side === 'report'
  const keyOf = useShortcuts(canvas?.commands ?? null)
  const findKey = keyOf('find.open')
  const outlineKey = keyOf('panel.outline')
  const more = (
    <MoreMenu
      compact={compact}
      canvas={canvas}
      onAgenda={onAgenda}
      onSide={onSide}
      onShare={onShare}
      onCommand={onCommand}
    />
  )
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Tooltip label="All post-mortems">
          <Link to="/" className={styles.home} aria-label="All post-mortems">
            <Mark size={22} />
          </Link>
        </Tooltip>
        <BoardTitle />
        {role === 'observer' && !compact && <Pill>View only</Pill>}
        {!compact && <PhasePill open={agendaOpen} onToggle={() => onAgenda(!agendaOpen)} />}
        <span className={styles.space} />
        <SyncPill compact={compact} />
        <People canvas={canvas} most={compact ? 2 : 5} onChangePerson={onChangePerson} />
        {compact ? (
          more
        ) : (
          <>
            <IconButton
              label="Find"
              icon={Search}
              {...(findKey !== undefined && { shortcut: findKey })}
              disabled={canvas === null}
              onClick={() => canvas?.commands.run('find.open')}
            />
            <Button tone="primary" icon={Share2} onClick={onShare}>
              Share
            </Button>
            <IconButton
              label="Outline"
              icon={ListTree}
              {...(outlineKey !== undefined && { shortcut: outlineKey })}
              aria-pressed={side === 'outline'}
              onClick={() => onSide(side === 'outline' ? null : 'outline')}
            />
            <IconButton
              label={other ? 'Hide details and report' : 'Show details and report'}
              icon={PanelRight}
              aria-pressed={other}
              onClick={() => onSide(other ? null : 'details')}
            />
            {more}
          </>
        )}
      </div>
      {compact && (
        <div className={styles.strip}>
          <ChartNoAxesGantt size={16} aria-hidden />
          <PhasePill open={agendaOpen} onToggle={() => onAgenda(!agendaOpen)} />
          {role === 'observer' && <Pill>View only</Pill>}
        </div>
      )}
    </header>
  )
}
