import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

import styles from './StatePage.module.css'

/** A page or panel that has nothing to show: what happened, and what one can do. */
export function StatePage({
  icon: Icon,
  title,
  children,
  actions,
  alert = false,
}: {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read out at once. */
  readonly alert?: boolean
}) {
  return (
    <div className={styles.page} {...(alert && { role: 'alert' })}>
      <div className={styles.inside}>
        <span className={styles.icon}>
          <Icon size={20} aria-hidden />
        </span>
        <h1 className={styles.title}>{title}</h1>
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
