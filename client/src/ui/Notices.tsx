import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react'

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

/** A notice on the page. */
export interface ShownNotice extends Notice {
  readonly id: string
  /** Grows with every notice, so that one that replaces another stays its full time. */
  readonly serial: number
}

interface NoticeBoard {
  /** Shows a notice; returns the id under which it can be closed. */
  readonly notify: (notice: Notice) => string
  readonly dismiss: (id: string) => void
  /** Closes all of them: what they spoke of is left behind. */
  readonly dismissAll: () => void
}

const NoticesContext = createContext<NoticeBoard | null>(null)

/** What the row of a notice takes. */
export interface NoticeRowProps {
  readonly notice: ShownNotice
  readonly onClose: () => void
}

function PlainRow({ notice }: NoticeRowProps) {
  return <p className={styles.plain}>{notice.text}</p>
}

/** Holds the notices of a page, at most three, and reads them out politely. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly ShownNotice[]>([])
  const [Row, setRow] = useState<ComponentType<NoticeRowProps> | null>(null)
  const count = useRef(0)
  const dismiss = useCallback((id: string) => {
    setShown((before) => before.filter((one) => one.id !== id))
  }, [])
  const dismissAll = useCallback(() => setShown([]), [])
  const notify = useCallback((notice: Notice) => {
    count.current += 1
    const serial = count.current
    const id = notice.id ?? `notice-${serial}`
    setShown((before) =>
      [...before.filter((one) => one.id !== id), { ...notice, id, serial }].slice(-3),
    )
    return id
  }, [])
  const needed = shown.length > 0
  useEffect(() => {
    if (!needed) return
    // Loaded with the first notice. Without the server it may not come: the words do, as they are.
    import('./NoticeRow.tsx').then(
      (loaded) => setRow(() => loaded.NoticeRow),
      () => setRow(() => PlainRow),
    )
  }, [needed])
  const board = useMemo(() => ({ notify, dismiss, dismissAll }), [notify, dismiss, dismissAll])
  return (
    <NoticesContext value={board}>
      {children}
      <section className={styles.region} aria-label="Notices" aria-live="polite">
        {shown.map((notice) =>
          Row === null ? null : (
            <Row key={notice.serial} notice={notice} onClose={() => dismiss(notice.id)} />
          ),
        )}
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
