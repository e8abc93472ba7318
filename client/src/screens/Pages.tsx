import { Component, useEffect, type ReactNode } from 'react'

import { Button } from '../ui/Button.tsx'
import { useNotices } from '../ui/Notices.tsx'
import { usePlace } from '../ui/router.tsx'
import styles from './Pages.module.css'
import { PAGES } from './pageParts.ts'
import { routeOf } from './routes.ts'

/** Catches what no screen expected, so that a fault never ends in a blank page. What was written stays on the board. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    // Plain on purpose: what failed may be the very parts that pages are built from.
    return (
      <main className={styles.failed} role="alert">
        <h1>This page stopped working</h1>
        <p>Reload to go on. What was written is kept, on the server or on this device.</p>
        <Button tone="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </main>
    )
  }
}

function Page() {
  const route = routeOf(usePlace().path)
  const Screen = PAGES[route.page]
  const boardId = 'boardId' in route ? route.boardId : ''
  return (
    <Screen
      key={boardId}
      boardId={boardId}
      placeholder={<div className={styles.whole} aria-busy />}
    />
  )
}

/** Closes the notices of a page when it is left, before the next one says anything of its own. */
function Leaving() {
  const { dismissAll } = useNotices()
  useEffect(() => dismissAll, [dismissAll])
  return null
}

/** Every address of the app and the screen that answers it. */
export function Pages() {
  const { path } = usePlace()
  return (
    <Guard>
      <Leaving key={path} />
      <Page />
    </Guard>
  )
}
