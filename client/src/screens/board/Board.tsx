import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import {
  useBoardModel,
  useCanWrite,
  useConnection,
  useNotices as useBoardNotices,
  useStore,
  useSyncPart,
} from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { WrittenForm } from '../../cards/WrittenForm.tsx'
import { AgendaPanel } from '../../panels/agenda/AgendaPanel.tsx'
import { PhaseNotices } from '../../panels/agenda/PhaseNotices.tsx'
import { useApp } from '../../ui/app.tsx'
import { LiveRegion } from '../../ui/LiveRegion.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { useNavigate, usePlace } from '../../ui/router.tsx'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import { Away } from './Away.tsx'
import { Announcer } from './Announcer.tsx'
import styles from './Board.module.css'
import { BoardSheets } from './BoardSheets.tsx'
import { CanvasSkeleton } from './BoardSkeleton.tsx'
import { ClosedCard } from './ClosedCard.tsx'
import { FollowingPill } from './FollowingPill.tsx'
import { BoardCanvas } from './boardParts.ts'
import { NONE_SELECTED } from './noCanvas.ts'
import { PhoneBar } from './PhoneBar.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import { Rail } from './Rail.tsx'
import { ReactionBar } from './ReactionBar.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SkipLink } from './SkipLink.tsx'
import { TopBar } from './TopBar.tsx'
import { useAreaKeys } from './useAreaKeys.ts'
import { useKeptCopies } from './useKeptCopies.ts'
import { useKeyboardInset } from './useKeyboardInset.ts'
import { useLicenseKey } from './useLicenseKey.ts'
import { usePanels } from './usePanels.ts'
import { usePhone } from './usePhone.ts'
import { useRemembered } from './useRemembered.ts'
import { ViewControls } from './ViewControls.tsx'

const PhoneLists = lazy(async () => ({
  default: (await import('./PhoneLists.tsx')).PhoneLists,
}))
const PersonDialog = lazy(async () => ({
  default: (await import('./PersonDialog.tsx')).PersonDialog,
}))
const ShareDialog = lazy(async () => ({
  default: (await import('../../panels/share/ShareDialog.tsx')).ShareDialog,
}))

/** Below this width one panel closes the other. */
const ONE_PANEL = '(max-width: 1180px)'
const HINT = 'whyboard.hint.addCard'
const HINT_MS = 8_000
const NOTHING = { get: () => null, subscribe: () => () => {} }

/** One open board: bars and panels around the canvas. */
export function Board() {
  const { environment } = useApp()
  const { boardId } = useConnection()
  const model = useBoardModel()
  const ready = useSyncPart((state) => state.ready)
  const closed = useSyncPart(({ phase }) => phase === 'closed')
  const unsafeToLeave = useSyncPart(({ unsaved, storedOffline }) => unsaved > 0 && !storedOffline)
  const licenseKey = useLicenseKey()
  const canWrite = useCanWrite()
  const compact = useMedia(COMPACT)
  const onePanel = useMedia(ONE_PANEL)
  const place = usePlace()
  const navigate = useNavigate()
  const { notify, dismiss: closeNotice } = useNotices()
  const [canvas, setCanvas] = useState<CanvasHandle | null>(null)
  const phone = usePhone(compact, canvas)
  const { agenda, side, outlineCall, openAgenda, openSide, callOutline } = usePanels(
    onePanel,
    canvas,
    compact ? phone.callLists : null,
  )
  // A board that was just made opens with its links, because the next thing is to send them.
  const [sharing, setSharing] = useState(
    () => (place.state as { readonly share?: unknown } | null)?.share === true,
  )
  const [naming, setNaming] = useState(false)
  useKeyboardInset()
  useRemembered()
  useKeptCopies()
  const screen = useRef<HTMLDivElement>(null)
  useAreaKeys(screen, canvas)

  const closeShare = (): void => {
    setSharing(false)
    // A reload shows the board, not the links again.
    if (place.state !== null) navigate(place.path, { replace: true })
  }
  useEffect(() => {
    // Where no button opened it, nothing has the keyboard once it is gone.
    if (!sharing && document.activeElement === document.body) canvas?.focus()
  }, [canvas, sharing])

  useEffect(() => {
    if (canvas === null || !canWrite || sharing) return
    if (environment.storage.getItem(HINT) !== null) return
    environment.storage.setItem(HINT, 'shown')
    notify({
      id: HINT,
      text: matchMedia('(hover: hover)').matches
        ? 'Press N to add a card.'
        : 'Press + to add a card.',
      lastsMs: HINT_MS,
    })
  }, [canvas, canWrite, environment, notify, sharing])

  const selected = useStore(canvas?.selectedCards ?? NONE_SELECTED)
  const following = useStore<number | null>(canvas?.following ?? NOTHING)
  const found = selected.length > 0 || following !== null
  const covered = compact && (agenda || side !== null)
  useEffect(() => {
    // Whoever opens something has found the way around, and the hint would lie on it.
    if (agenda || side !== null || sharing || closed || found) closeNotice(HINT)
  }, [agenda, side, sharing, closed, found, closeNotice])

  const { notices, dismiss } = useBoardNotices()
  const showCard = useEffectEvent(phone.showCard)
  useEffect(() => {
    for (const notice of notices) {
      const { cardId } = notice
      notify({
        id: `board-${notice.id}`,
        text: notice.says,
        lastsMs: 10_000,
        ...(cardId !== null && {
          action: { label: 'Show', onPress: () => showCard(cardId) },
        }),
      })
      dismiss(notice.id)
    }
  }, [notices, notify, dismiss])

  useEffect(() => {
    // A closed tab would take what is neither on the server nor on this device with it.
    if (!unsafeToLeave) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsafeToLeave])

  return (
    <LiveRegion>
      <div ref={screen} className={styles.screen}>
        <SkipLink onSkip={callOutline} />
        {ready && <Announcer />}
        <WrittenForm />
        <TopBar
          compact={compact}
          canvas={canvas}
          agendaOpen={agenda}
          side={side}
          onAgenda={openAgenda}
          onSide={openSide}
          onShare={() => setSharing(true)}
          onChangePerson={() => setNaming(true)}
          onCommand={phone.runOnBoard}
        />
        <div className={styles.body}>
          {agenda && (
            <AgendaPanel
              onClose={() => openAgenda(false)}
              onGoTo={(to) => {
                if (compact) flushSync(() => openAgenda(false))
                phone.goToPhase(to)
              }}
            />
          )}
          <main
            className={styles.main}
            aria-label="Board"
            // A panel that takes the whole page leaves nothing of the board to see, hear or reach behind it.
            inert={covered}
            data-covered={covered || undefined}
          >
            {!compact && <Rail canvas={canvas} />}
            {compact && phone.tab !== 'board' && ready && (
              <Suspense fallback={<CanvasSkeleton />}>
                <PhoneLists
                  region={phone.tab}
                  drafts={phone.drafts}
                  onShowCard={phone.showCard}
                  onLinkCard={phone.linkCard}
                />
              </Suspense>
            )}
            <div
              className={styles.canvas}
              inert={phone.isCanvasHidden}
              data-hidden={phone.isCanvasHidden || undefined}
            >
              {(!ready || licenseKey === undefined) && <CanvasSkeleton />}
              {ready && licenseKey !== undefined && phone.hasCanvas && (
                <BoardCanvas
                  licenseKey={licenseKey}
                  onReady={setCanvas}
                  placeholder={<CanvasSkeleton />}
                />
              )}
              {canvas !== null && <FollowingPill canvas={canvas} />}
              {canvas !== null && <ReactionBar canvas={canvas} />}
              {!compact && <Away canvas={canvas} onShowCard={phone.showCard} />}
              {canvas !== null && !compact && <ViewControls canvas={canvas} />}
              {canvas !== null && (
                <BoardSheets
                  canvas={canvas}
                  onShare={() => setSharing(true)}
                  onChangePerson={() => setNaming(true)}
                  onToggleAgenda={() => openAgenda(!agenda)}
                  onOpen={() => closeNotice(HINT)}
                />
              )}
            </div>
            {compact && phone.tab === 'board' && <PhoneBar canvas={canvas} />}
            {compact && <PhoneTabs tab={phone.tab} onTab={phone.setTab} />}
          </main>
          {side !== null && (
            <SidePanel
              canvas={canvas}
              compact={compact}
              tab={side}
              outlineCall={outlineCall}
              onTab={openSide}
              onShowCard={(id) => {
                // The canvas has to be there again before it can take the focus.
                if (compact) flushSync(() => openSide(null))
                phone.showCard(id)
              }}
              onLinkCard={phone.linkCard}
            />
          )}
        </div>
        {compact && <Away canvas={canvas} onShowCard={phone.showCard} />}
        <PhaseNotices onGoTo={phone.goToPhase} />
        {closed && <ClosedCard />}
        {naming && (
          <Suspense fallback={null}>
            <PersonDialog onClose={() => setNaming(false)} />
          </Suspense>
        )}
        {sharing && (
          <Suspense fallback={null}>
            <ShareDialog
              boardId={boardId}
              title={model.board().texts.title}
              facilitator={model.board().incident.facilitator}
              onClose={closeShare}
            />
          </Suspense>
        )}
      </div>
    </LiveRegion>
  )
}
