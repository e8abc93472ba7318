// @vitest-environment happy-dom
import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { editText } from '@whyboard/shared/document/operations/text.ts'
import { act, StrictMode, useRef, useState, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Doc } from 'yjs'

import type { BoardConnection } from '../connection/boardConnection.ts'
import type { Person } from '../connection/presence.ts'
import { writableStore } from '../connection/store.ts'
import { INITIAL_SYNC_STATE } from '../connection/syncState.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import {
  BoardProvider,
  useBoard,
  useCard,
  usePeople,
  useServerTime,
  useUndo,
} from './boardContext.tsx'
import { boardModelOf } from './boardModelOf.ts'
import { useTextBinding } from './useTextBinding.ts'

const roots: Root[] = []
const FRAME_MS = 16

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  act(() => {
    for (const root of roots.splice(0)) root.unmount()
  })
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function connectionOf() {
  const people = writableStore<readonly Person[]>([])
  const connection = {
    boardDoc: new Doc(),
    stageDoc: new Doc(),
    session: { participantId: 'ann', name: 'Ann', colour: '#336699', role: 'contributor' },
    syncState: writableStore({ ...INITIAL_SYNC_STATE, phase: 'live', ready: true, saved: true }),
    presence: { people },
    serverNowMs: () => Date.now() + 400,
    environment: testEnvironment(),
  } as unknown as BoardConnection
  return { connection, people, model: boardModelOf(connection) }
}

function show(connection: BoardConnection, children: ReactNode): HTMLElement {
  const place = document.createElement('div')
  document.body.append(place)
  const root = createRoot(place)
  roots.push(root)
  act(() =>
    root.render(
      <StrictMode>
        <BoardProvider connection={connection}>{children}</BoardProvider>
      </StrictMode>,
    ),
  )
  return place
}
const passes = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

function CardText({ id }: { readonly id: string }) {
  return useCard(id)?.text ?? 'none'
}

describe('hooks of the board', () => {
  it('a card’s view follows at once, the board’s with the next frame', () => {
    const { connection, model } = connectionOf()
    const renders: number[] = []
    function Count() {
      const { cards } = useBoard()
      renders.push(cards.length)
      return cards.length
    }
    const card = show(connection, <CardText id="card-0001" />)
    const count = show(connection, <Count />)
    expect([card.textContent, count.textContent]).toEqual(['none', '0'])
    const before = renders.length
    act(() => {
      for (const id of ['card-0001', 'card-0002', 'card-0003']) {
        createCard(model.writer, 'note', { id, text: id })
      }
    })
    expect([card.textContent, count.textContent]).toEqual(['card-0001', '0'])
    passes(FRAME_MS)
    expect(count.textContent).toBe('3')
    // Strict mode renders everything twice.
    expect(renders.length - before).toBe(2)
  })

  it('a view of a card does not render for another card', () => {
    const { connection, model } = connectionOf()
    createCard(model.writer, 'note', { id: 'card-0001', text: 'one' })
    createCard(model.writer, 'note', { id: 'card-0002', text: 'two' })
    const renders: (string | undefined)[] = []
    function CardTextOnce() {
      const text = useCard('card-0001')?.text
      renders.push(text)
      return text
    }
    show(connection, <CardTextOnce />)
    const before = renders.length
    act(() => {
      editText(
        model.writer,
        { card: 'card-0002', name: 'text' },
        { index: 0, remove: 0, insert: 'x' },
      )
    })
    passes(FRAME_MS)
    expect(renders).toHaveLength(before)
  })

  it('undo can be used once there is something to undo', () => {
    const { connection, model } = connectionOf()
    function Undo() {
      const { undo, canUndo, canRedo } = useUndo()
      return (
        <button type="button" onClick={undo} disabled={!canUndo}>
          {canRedo ? 'redo' : 'no redo'}
        </button>
      )
    }
    const button = show(connection, <Undo />).querySelector('button')
    expect(button?.disabled).toBe(true)
    act(() => {
      createCard(model.writer, 'note', { id: 'card-0001' })
    })
    expect(button?.disabled).toBe(false)
    act(() => button?.click())
    expect([button?.disabled, button?.textContent]).toEqual([true, 'redo'])
    expect(model.card('card-0001')).toBeNull()
  })

  it('the server’s time ticks on its own full intervals, the same on every page', () => {
    vi.setSystemTime(10_000)
    const { connection } = connectionOf()
    function Now() {
      return useServerTime(1_000, (nowMs) => nowMs)
    }
    const place = show(connection, <Now />)
    expect(place.textContent).toBe('10400')
    passes(599)
    expect(place.textContent).toBe('10400')
    passes(1)
    expect(place.textContent).toBe('11000')
    passes(1_000)
    expect(place.textContent).toBe('12000')
  })

  it('the server’s time is not asked for while nobody needs it, and anew when somebody does', () => {
    vi.setSystemTime(10_000)
    const { connection } = connectionOf()
    function Now() {
      const [runs, setRuns] = useState(false)
      const nowMs = useServerTime(runs ? 1_000 : null, (time) => time)
      return (
        <button type="button" onClick={() => setRuns(true)}>
          {nowMs}
        </button>
      )
    }
    const place = show(connection, <Now />)
    expect(place.textContent).toBe('10400')
    passes(5_250)
    expect(place.textContent).toBe('10400')
    act(() => place.querySelector('button')?.click())
    expect(place.textContent).toBe('15650')
    passes(350)
    expect(place.textContent).toBe('16000')
  })

  it('the list of people follows', () => {
    const { connection, people } = connectionOf()
    function People() {
      return usePeople()
        .map(({ name }) => name)
        .join()
    }
    const place = show(connection, <People />)
    act(() => people.set([{ name: 'Ann' } as Person]))
    expect(place.textContent).toBe('Ann')
  })

  it('a field stays bound through renders, and lets go when it is gone', () => {
    const { connection, model } = connectionOf()
    createCard(model.writer, 'note', { id: 'card-0001', text: 'text' })
    function Field() {
      const ref = useRef<HTMLTextAreaElement>(null)
      useTextBinding(ref, { card: 'card-0001', name: 'text' })
      return <textarea ref={ref} aria-label="Text" />
    }
    const place = show(connection, <Field />)
    const field = place.querySelector('textarea')
    expect(field?.value).toBe('text')
    act(() => {
      editText(
        model.writer,
        { card: 'card-0001', name: 'text' },
        { index: 0, remove: 0, insert: 'more ' },
      )
    })
    expect(field?.value).toBe('more text')
  })

  it('outside of a board they say so', () => {
    const place = document.createElement('div')
    const root = createRoot(place, { onUncaughtError: () => {} })
    roots.push(root)
    expect(() => act(() => root.render(<CardText id="card-0001" />))).toThrow(
      'outside of a BoardProvider',
    )
  })
})
