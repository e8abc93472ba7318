import { restoreCard } from '@whyboard/shared/document/operations/cards.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { readingOrder } from '@whyboard/shared/domain/outline.ts'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { useBoardModel, useConnection, useStore } from '../../board/boardContext.tsx'
import { CardEnvironmentContext } from '../../cards/cardEnvironment.ts'
import { writableStore, type Store } from '../../connection/store.ts'
import { useApp } from '../../ui/app.tsx'
import { useAnnounce } from '../../ui/LiveRegion.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { MoveDialog } from '../move/MoveDialog.tsx'
import { OutlineContext, type OpenOutline } from './outlineContext.ts'
import { outlineEditor } from './outlineEditor.ts'
import { outlineFocus } from './outlineFocus.ts'
import { outlineStore } from './outlineStore.ts'
import { useCardsInOutline, type AroundFields } from './useCardsInOutline.ts'

/** Somebody asks for the outline to have the keyboard; a new one each time. */
export interface OutlineCall {
  /** What had the keyboard then. Who has gone elsewhere until the outline is there stays there. */
  readonly from: Element | null
}

/** What an outline tells and asks of the page around it. */
export interface OutlineProps {
  /** Ids of the cards that are selected on the board. */
  readonly selected: Store<readonly string[]>
  /** The last time that somebody asked for the keyboard to be here: in the card selected on the board, else at the beginning. */
  readonly call?: OutlineCall | null
  /** Shows a card on the board and gives it the keyboard. */
  readonly onShowCard: (id: string) => void
  /** Goes to the board to link a card. */
  readonly onLinkCard: (id: string) => void
  /** Where everything on the board is for this person; left out: no board is shown. */
  readonly layout?: Store<BoardLayout> | undefined
  /** The keyboard is in another card. */
  readonly onMark: (id: string) => void
  /** Takes new whys elsewhere; left out: a why is made in its list, ready to be written. */
  readonly onAskWhy?: ((id: string) => void) | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Holds the lists of an outline: what they share, where the keyboard is, and what can be done to their cards. */
export function Outline({
  selected,
  call = null,
  layout,
  onShowCard,
  onLinkCard,
  onMark,
  onAskWhy,
  className,
  children,
}: OutlineProps) {
  const model = useBoardModel()
  const { presence } = useConnection()
  const { environment } = useApp()
  const { notify } = useNotices()
  const announce = useAnnounce()
  const root = useRef<HTMLDivElement>(null)
  const [moving, setMoving] = useState<string | null>(null)
  const latest = useRef({ onShowCard, onLinkCard, onAskWhy })
  useEffect(() => {
    latest.current = { onShowCard, onLinkCard, onAskWhy }
  })

  const [open] = useState(() => {
    const focus = outlineFocus(environment)
    const store = outlineStore(model, environment)
    const editor = outlineEditor(model, store, {
      focus: (id) => {
        flushSync(() => store.flush())
        focus.moveTo(id)
      },
      say: announce,
      tell: (text) => void notify({ id: 'outline', text, tone: 'warn', lastsMs: 8_000 }),
    })
    return { focus, store, editor, active: writableStore<string | null>(null) }
  })
  const { focus, store, editor, active } = open
  const [current] = useState(() => firstOf(selected))
  useEffect(() => current.follow(selected), [current, selected])
  useEffect(() => store.start(), [store])

  const context = useMemo<OpenOutline>(
    () => ({
      store,
      editor,
      active,
      current,
      showCard: (id) => latest.current.onShowCard(id),
      askMove: setMoving,
      askWhy: (id) => {
        const ask = latest.current.onAskWhy
        if (ask === undefined) editor.addWhy(id)
        else ask(id)
      },
    }),
    [store, editor, active, current],
  )
  const around = useMemo<AroundFields>(
    () => ({
      leaveField: () => {
        const id = focus.id()
        if (id !== null) focus.moveTo(id)
      },
      showCard: (id) => latest.current.onShowCard(id),
      askWhy: context.askWhy,
      linkCard: (id) => latest.current.onLinkCard(id),
    }),
    [focus, context],
  )
  const cards = useCardsInOutline(editor, around)

  const outline = useStore(store)
  const order = useRef<readonly string[]>([])
  useLayoutEffect(() => {
    const before = order.current
    order.current = readingOrder(outline)
    focus.restore(before, order.current)
  }, [focus, outline])

  useEffect(() => {
    const look = ({ local }: { readonly local: boolean }) => {
      const id = focus.id()
      if (local || id === null || model.card(id) !== null) return
      notify({
        id: 'deleted',
        text: 'Somebody deleted the card you were in. Its text is kept.',
        tone: 'warn',
        lastsMs: 16_000,
        action: {
          label: 'Bring it back',
          onPress: () => {
            model.step(() => restoreCard(model.writer, id))
            flushSync(() => store.flush())
            focus.moveTo(id)
          },
        },
      })
    }
    model.doc.on('afterTransaction', look)
    return () => model.doc.off('afterTransaction', look)
  }, [model, focus, store, notify])
  useEffect(() => () => presence.set({ editing: null }), [presence])
  useEffect(() => {
    if (call === null) return
    const { activeElement, body } = document
    if (call.from?.isConnected && activeElement !== call.from && activeElement !== body) return
    const id = current.get()
    const row = root.current?.querySelector(`[data-item="${CSS.escape(id ?? '')}"]`)
    if (id !== null && row) focus.moveTo(id)
    else root.current?.focus()
  }, [call, current, focus])

  useEffect(() => {
    const show = () => {
      const id = current.get()
      const here = root.current
      if (id === null || here === null || here.contains(document.activeElement)) return
      here
        .querySelector(`[data-item="${CSS.escape(id)}"]`)
        ?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    }
    show()
    return current.subscribe(show)
  }, [current])

  return (
    <OutlineContext value={context}>
      <CardEnvironmentContext value={cards}>
        <div
          ref={(element) => {
            root.current = element
            focus.attach(element)
          }}
          className={className}
          data-outline
          tabIndex={-1}
          onFocus={({ target }) => {
            focus.note(target)
            const id = focus.id()
            if (id === null) return
            active.set(id)
            if (current.get() !== id) onMark(id)
          }}
          onSelect={({ target }) => focus.note(target)}
          onBlur={() => focus.leave()}
        >
          {children}
        </div>
        {moving !== null && (
          <MoveDialog
            ids={[moving]}
            layout={layout}
            onClose={(moved) => {
              flushSync(() => {
                setMoving(null)
                store.flush()
              })
              if (moved === null) return
              focus.moveTo(moving)
              announce(`Moved: ${moved}.`)
            }}
          />
        )}
      </CardEnvironmentContext>
    </OutlineContext>
  )
}

/** The one card that is selected, as a store that can be given another source. */
function firstOf(selected: Store<readonly string[]>) {
  const read = (from: Store<readonly string[]>): string | null => {
    const [id, ...others] = from.get()
    return id === undefined || others.length > 0 ? null : id
  }
  const store = writableStore(read(selected))
  return {
    ...store,
    /** Follows a source until what it answers is called. */
    follow: (source: Store<readonly string[]>) => {
      store.set(read(source))
      return source.subscribe(() => store.set(read(source)))
    },
  }
}
