import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { Button } from './Button.tsx'
import styles from './NoticeRow.module.css'
import type { NoticeRowProps } from './Notices.tsx'

const ICONS = { plain: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert }

/** One notice: its words, what can be done about it, and a cross. It goes by itself after its time. */
export function NoticeRow({ notice, onClose }: NoticeRowProps) {
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
            // What it does may say something of the same subject, which is to stay.
            onClose()
            notice.action?.onPress()
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <Button small tone="quiet" icon={X} aria-label="Dismiss" onClick={onClose} />
    </div>
  )
}
