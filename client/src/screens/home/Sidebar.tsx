import { ClipboardList } from 'lucide-react'
import type { ReactNode } from 'react'

import { Link } from '../../ui/router.tsx'
import { Wordmark } from '../../ui/Wordmark.tsx'
import styles from './Sidebar.module.css'

/** The way around the workspace, at the left; on narrow pages a bar at the top. */
export function Sidebar({ foot }: { readonly foot?: ReactNode }) {
  return (
    <aside className={styles.sidebar}>
      <div className={styles.brand}>
        <Wordmark />
      </div>
      <nav aria-label="Workspace" className={styles.nav}>
        <Link to="/" aria-current="page" className={styles.link}>
          <ClipboardList size={16} aria-hidden />
          Post-mortems
        </Link>
      </nav>
      <div className={styles.foot}>{foot}</div>
    </aside>
  )
}
