import { Compass, RefreshCw } from 'lucide-react'
import { Component, lazy, Suspense, type ReactNode } from 'react'

import { Button, ButtonLink } from '../ui/Button.tsx'
import { usePlace } from '../ui/router.tsx'
import { StatePage } from '../ui/StatePage.tsx'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Pages.module.css'
import { routeOf } from './routes.ts'

// Each page is a chunk of its own: the library never waits for the canvas.
const HomeScreen = lazy(async () => ({
  default: (await import('./home/HomeScreen.tsx')).HomeScreen,
}))
const NewScreen = lazy(async () => ({ default: (await import('./new/NewScreen.tsx')).NewScreen }))
const BoardScreen = lazy(async () => ({
  default: (await import('./board/BoardScreen.tsx')).BoardScreen,
}))
const FacilitateScreen = lazy(async () => ({
  default: (await import('./facilitate/FacilitateScreen.tsx')).FacilitateScreen,
}))
const ReportScreen = lazy(async () => ({
  default: (await import('./report/ReportScreen.tsx')).ReportScreen,
}))

function NoSuchPage() {
  useTitle('No such page')
  return (
    <main className={styles.whole}>
      <StatePage
        icon={Compass}
        title="There is no page at this address"
        actions={<ButtonLink to="/">Go to the post-mortems</ButtonLink>}
      >
        The link may be incomplete. Ask whoever sent it for the whole of it.
      </StatePage>
    </main>
  )
}

/** Catches what no screen expected, so that a fault never ends in a blank page. What was written stays on the board. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className={styles.whole}>
        <StatePage
          icon={RefreshCw}
          title="This page stopped working"
          alert
          actions={
            <Button tone="primary" onClick={() => location.reload()}>
              Reload
            </Button>
          }
        >
          Reload to go on. What was written is kept, on the server or on this device.
        </StatePage>
      </main>
    )
  }
}

function Page() {
  const route = routeOf(usePlace().path)
  switch (route.page) {
    case 'home':
      return <HomeScreen />
    case 'new':
      return <NewScreen />
    case 'board':
      return <BoardScreen key={route.boardId} boardId={route.boardId} />
    case 'facilitate':
      return <FacilitateScreen key={route.boardId} boardId={route.boardId} />
    case 'report':
      return <ReportScreen key={route.boardId} boardId={route.boardId} />
    case 'unknown':
      return <NoSuchPage />
  }
}

/** Every address of the app and the screen that answers it. */
export function Pages() {
  return (
    <Guard>
      <Suspense fallback={<div className={styles.whole} aria-busy />}>
        <Page />
      </Suspense>
    </Guard>
  )
}
