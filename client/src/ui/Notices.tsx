import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'

import { Button } from './Button.tsx'
import styles from './Notices.module.css'

/** Something worth saying without stopping anybody. */
export interface Notice {
  /** Notices of the same id replace one another. */
  readonly id?: string
  readonly text: ReactNode
  readonly tone?: 'plain' | 'ok' | 'warn' | 'danger'
  /** How long it stays, ms; 5,000 unless told, `null`: until it is closed. */
  readonly lastsMs?: number | null
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

interface Shown extends Notice {
  readonly id: string
  /** Grows with every notice, so that one that replaces another stays its full time. */
  readonly serial: number
}

interface NoticeBoard {
  /** Shows a notice; returns the id under which it can be closed. */
  readonly notify: (notice: Notice) => string
  readonly dismiss: (id: string) => void
}

const NoticesContext = createContext<NoticeBoard | null>(null)

const ICONS = { plain: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert }

function NoticeRow({ notice, onClose }: { readonly notice: Shown; readonly onClose: () => void }) {
  const [held, setHeld] = useState(false)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  const lastsMs = notice.lastsMs === undefined ? 5_000 : notice.lastsMs
  useEffect(() => {
    if (lastsMs === null || held) return undefined
    const timer = setTimeout(() => close.current(), lastsMs)
    return () => clearTimeout(timer)
  }, [lastsMs, held])
  const tone = notice.tone ?? 'plain'
  const Icon = ICONS[tone]
  return (
    // It waits while it is read or its button is in reach.
    <div
      className={styles.notice}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.text}>{notice.text}</span>
      {notice.action && (
        <Button
          small
          onClick={() => {
            notice.action?.onPress()
            onClose()
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <Button small tone="quiet" icon={X} aria-label="Dismiss" onClick={onClose} />
    </div>
  )
}

/** Holds the notices of a page, at most three, and reads them out politely. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const count = useRef(0)
  const dismiss = useCallback((id: string) => {
    setShown((before) => before.filter((one) => one.id !== id))
  }, [])
  const notify = useCallback((notice: Notice) => {
    count.current += 1
    const serial = count.current
    const id = notice.id ?? `notice-${serial}`
    setShown((before) =>
      [...before.filter((one) => one.id !== id), { ...notice, id, serial }].slice(-3),
    )
    return id
  }, [])
  const board = useMemo(() => ({ notify, dismiss }), [notify, dismiss])
  return (
    <NoticesContext value={board}>
      {children}
      <section className={styles.region} aria-label="Notices" aria-live="polite">
        {shown.map((notice) => (
          <NoticeRow key={notice.serial} notice={notice} onClose={() => dismiss(notice.id)} />
        ))}
      </section>
    </NoticesContext>
  )
}

/** Says something in the notice region. Throws outside of a {@link NoticesProvider}. */
export function useNotices(): NoticeBoard {
  const board = use(NoticesContext)
  if (board === null) throw new Error('useNotices needs a NoticesProvider above it')
  return board
}
