import {
  ChevronsLeftRight,
  ChevronsRightLeft,
  FoldHorizontal,
  TriangleAlert,
  UnfoldHorizontal,
  type LucideIcon,
} from 'lucide-react'
import { useMemo, useRef, type ReactNode } from 'react'
import { useEditor, useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { useApp } from '../../ui/app.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { zoneAbbreviation } from '../../ui/time.ts'
import { useCanvas } from '../canvasContext.ts'
import { timeAxis } from '../timeAxis.ts'
import { showRemark, useTimelineRemarks } from '../timelineRemarks.ts'
import styles from './timelineHeading.module.css'

/** Beside the timeline's name: the zone of its times, how wide a minute is, the gaps, and what is worth a second look. */
export function TimelineHeading() {
  const editor = useEditor()
  const { model, view } = useCanvas()
  const canWrite = useCanWrite()
  const axis = useMemo(() => timeAxis(editor, model, view), [editor, model, view])
  const gaps = useValue('gaps', () => view.layout.get().timeline.gaps.length, [view])
  const open = useValue(
    'open gaps',
    () => view.layout.get().timeline.gaps.some((gap) => gap.opened),
    [view],
  )
  const ends = useValue('ends', () => `${axis.next(-1)} ${axis.next(1)}`, [axis])
  const [smaller, larger] = ends.split(' ')
  return (
    <>
      <Zone />
      {canWrite && (
        <span className={styles.group}>
          <Control
            icon={ChevronsRightLeft}
            label="Squeeze the time axis"
            disabled={smaller === 'null'}
            onPress={() => axis.scale(-1)}
          />
          <Control
            icon={ChevronsLeftRight}
            label="Stretch the time axis"
            disabled={larger === 'null'}
            onPress={() => axis.scale(1)}
          />
          <Control label="Fit the time axis to its events" onPress={() => axis.fit()}>
            Fit
          </Control>
        </span>
      )}
      {gaps > 0 && (
        <Control
          icon={open ? FoldHorizontal : UnfoldHorizontal}
          label={open ? 'Close the gaps of the time axis' : 'Open the gaps of the time axis'}
          onPress={() => axis.toggleAll()}
        >
          {gaps} {gaps === 1 ? 'gap' : 'gaps'}
        </Control>
      )}
      <Remarks />
    </>
  )
}

/** The zone whose clocks all times here are told on. */
function Zone() {
  const { view } = useCanvas()
  const { timeZone: own } = useApp()
  const timeZone = useValue('zone', () => view.board.get().incident.timeZone, [view])
  const ms = useValue('first time', () => view.layout.get().timeline.ticks[0]?.ms ?? 0, [view])
  const short = zoneAbbreviation(ms, timeZone)
  const title =
    own === timeZone
      ? `Times are those of ${timeZone}, which is your zone too.`
      : `Times are those of ${timeZone}. You are in ${own} (${zoneAbbreviation(ms, own)}); hold the pointer over a time to see yours.`
  return (
    <span className={styles.zone} title={title}>
      {short === timeZone ? short : `${short} · ${timeZone}`}
    </span>
  )
}

/** How many things are worth a second look, and where each of them is. */
function Remarks() {
  const editor = useEditor()
  const canvas = useCanvas()
  const remarks = useTimelineRemarks()
  const chosen = useRef(false)
  if (remarks.length === 0) return null
  const label = `${remarks.length} ${remarks.length === 1 ? 'thing' : 'things'} to check`
  return (
    // A press in the menu is none on the canvas, of which it is a part to React.
    <span role="presentation" {...ownPointer}>
      <Menu
        trigger={
          <button type="button" className={styles.control} data-warn title={label}>
            <TriangleAlert aria-hidden />
            <span aria-hidden>{remarks.length}</span>
            <span className="visually-hidden">{label}</span>
          </button>
        }
        onFocusReturn={(event) => {
          if (chosen.current) event.preventDefault()
          chosen.current = false
        }}
      >
        {remarks.map((remark) => (
          <MenuItem
            key={remark.id}
            icon={TriangleAlert}
            iconColour="var(--warn)"
            onSelect={() => {
              // The canvas keeps the keyboard.
              chosen.current = true
              showRemark(editor, canvas, remark)
            }}
          >
            {remark.says}
          </MenuItem>
        ))}
      </Menu>
    </span>
  )
}

function Control({
  icon: Icon,
  label,
  disabled = false,
  onPress,
  children,
}: {
  readonly icon?: LucideIcon
  readonly label: string
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children?: ReactNode
}) {
  return (
    <button
      {...ownPointer}
      type="button"
      className={styles.control}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      {Icon && <Icon aria-hidden />}
      {children}
    </button>
  )
}
