import { CloudOff, KeyRound, LogOut, Plus, RotateCw, Search, SearchX, Unplug } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'

import { useApp, useNow, useTitle } from '../../ui/app.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { useNavigate } from '../../ui/router.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { formatAgo } from '../../ui/moments.ts'
import { useKeys } from '../../ui/useKeys.ts'
import { BoardList, BoardListSkeleton } from './BoardList.tsx'
import styles from './HomeScreen.module.css'
import { searchBoards } from './libraryCopy.ts'
import { RecentList } from './RecentList.tsx'
import { readRecentBoards } from './recentBoards.ts'
import { Sidebar } from './Sidebar.tsx'
import { useLibrary } from './useLibrary.ts'

// Each is seen in some libraries only, and seldom twice by the same person.
const EmptyLibrary = lazy(async () => ({
  default: (await import('./EmptyLibrary.tsx')).EmptyLibrary,
}))
const WorkspaceGate = lazy(async () => ({
  default: (await import('./WorkspaceGate.tsx')).WorkspaceGate,
}))

/** The library: every post-mortem of the workspace, and the boards opened by link in this browser. */
export function HomeScreen() {
  useTitle('Post-mortems')
  const { api, environment, keys, timeZone } = useApp()
  const navigate = useNavigate()
  const { notify } = useNotices()
  const { library, unlock, lock, retry } = useLibrary()
  const [query, setQuery] = useState('')
  const [makingSample, setMakingSample] = useState(false)
  const [recent, setRecent] = useState(() => readRecentBoards(environment.storage))
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLElement>(null)
  const nowMs = useNow(30_000)

  const boards = library.state === 'ready' ? library.boards : null
  const found = useMemo(() => searchBoards(boards ?? [], query), [boards, query])
  const recentElsewhere = useMemo(
    () => recent.filter((one) => boards?.every((board) => board.id !== one.id) ?? true),
    [recent, boards],
  )
  const offlineIds = useMemo(
    () => new Set(recent.filter((one) => one.offline).map((one) => one.id)),
    [recent],
  )

  const step = (by: 1 | -1): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by
    links[Math.max(0, Math.min(links.length - 1, next))]?.focus()
  }
  useKeys({
    '/': (event) => {
      event.preventDefault()
      search.current?.focus()
    },
    c: () => {
      if (keys.workspaceKey() !== null) navigate('/new')
    },
    j: () => step(1),
    k: () => step(-1),
  })

  const openSample = async (): Promise<void> => {
    const key = keys.workspaceKey()
    if (key === null) return
    setMakingSample(true)
    const title = 'Payments down after a deployment'
    const made = await api.createBoard(key, { title, sample: true })
    if (!made.ok) {
      setMakingSample(false)
      notify({ tone: 'danger', text: made.error.says })
      return
    }
    const { id } = made.value
    keys.rememberBoard(id, { key, role: 'facilitator', title })
    navigate(`/b/${id}`)
  }

  const isOpen = library.state !== 'locked'
  return (
    <div className={styles.page}>
      <Sidebar
        foot={
          isOpen && (
            <Button tone="quiet" small icon={LogOut} onClick={lock}>
              <span>
                Forget <span className={styles.long}>the workspace </span>key
              </span>
            </Button>
          )
        }
      />
      <main className={styles.main} ref={list}>
        <header className={styles.head}>
          <h1 className={styles.title}>Post-mortems</h1>
          {boards !== null && boards.length > 0 && (
            <search className={styles.search}>
              <Search size={16} aria-hidden />
              <input
                ref={search}
                type="search"
                value={query}
                placeholder="Search"
                aria-label="Search post-mortems"
                onChange={(event) => setQuery(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') {
                    setQuery('')
                    event.currentTarget.blur()
                  }
                  if (event.key === 'ArrowDown') {
                    event.preventDefault()
                    step(1)
                  }
                }}
              />
              <kbd aria-hidden>/</kbd>
            </search>
          )}
          {isOpen && (
            <ButtonLink to="/new" tone="primary" icon={Plus} shortcut="C">
              New
            </ButtonLink>
          )}
        </header>

        {library.state === 'ready' && library.copyFromMs !== null && (
          <output className={styles.banner}>
            <CloudOff size={16} aria-hidden />
            <span>
              The server cannot be reached. This list is from{' '}
              {formatAgo(library.copyFromMs, nowMs, timeZone)}.
            </span>
            <Button small icon={RotateCw} onClick={retry}>
              Try again
            </Button>
          </output>
        )}

        {library.state === 'locked' && (
          <Suspense fallback={null}>
            <WorkspaceGate icon={KeyRound} error={library.error} onUnlock={unlock} />
          </Suspense>
        )}
        {library.state === 'loading' && <BoardListSkeleton />}
        {library.state === 'failed' && (
          <StatePage
            icon={Unplug}
            title="The list cannot be loaded"
            alert
            actions={
              <Button icon={RotateCw} onClick={retry}>
                Try again
              </Button>
            }
          >
            {library.error.says}
          </StatePage>
        )}
        {boards !== null && boards.length === 0 && (
          <Suspense fallback={null}>
            <EmptyLibrary busy={makingSample} onOpenSample={() => void openSample()} />
          </Suspense>
        )}
        {boards !== null && boards.length > 0 && found.length > 0 && (
          <BoardList
            boards={found}
            nowMs={nowMs}
            offlineIds={
              library.state === 'ready' && library.copyFromMs !== null ? offlineIds : null
            }
            onOpen={(id) => {
              const key = keys.workspaceKey()
              if (keys.board(id) === null && key !== null) keys.rememberBoard(id, { key })
            }}
          />
        )}
        {boards !== null && boards.length > 0 && found.length === 0 && (
          <StatePage
            icon={SearchX}
            title="Nothing found"
            actions={<Button onClick={() => setQuery('')}>Clear the search</Button>}
          >
            No post-mortem matches “{query.trim()}”.
          </StatePage>
        )}

        {recentElsewhere.length > 0 && (
          <RecentList
            boards={recentElsewhere}
            nowMs={nowMs}
            onForgotten={() => setRecent(readRecentBoards(environment.storage))}
          />
        )}
      </main>
    </div>
  )
}
