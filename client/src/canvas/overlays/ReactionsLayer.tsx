import type { Reaction } from '@whyboard/shared/protocol/presence.ts'
import { useEffect, useState, type CSSProperties } from 'react'

import { useConnection } from '../../board/boardContext.tsx'
import { REACTION_MS } from '../../connection/reactions.ts'
import { REACTION_ICONS } from '../../ui/reactionIcons.ts'
import styles from './reactions.module.css'

interface Floating {
  readonly id: string
  readonly kind: Reaction
  readonly x: number
  readonly y: number
  readonly colour: string
  readonly name: string
}

/** Everybody's reactions, each for a moment where its person points. */
export function ReactionsLayer() {
  const { presence, environment } = useConnection()
  const [floating, setFloating] = useState<readonly Floating[]>([])
  useEffect(() => {
    const counts = new Map<number, number>()
    const cancels = new Set<() => void>()
    const show = (clientId: number) => {
      const state = presence.of(clientId)
      const reaction = state?.reaction ?? null
      if (state === null || reaction === null || counts.get(clientId) === reaction.count) return
      counts.set(clientId, reaction.count)
      const { kind, x, y, count } = reaction
      const { name, colour } = state.user
      const id = `${clientId} ${count}`
      setFloating((before) => [...before, { id, kind, x, y, name, colour }])
      const cancel = environment.after(REACTION_MS, () => {
        cancels.delete(cancel)
        setFloating((before) => before.filter((one) => one.id !== id))
      })
      cancels.add(cancel)
    }
    const end = presence.subscribe((ids) => {
      for (const id of ids) show(id)
    })
    return () => {
      end()
      for (const cancel of cancels) cancel()
    }
  }, [presence, environment])

  return floating.map(({ id, kind, x, y, colour, name }) => {
    const { icon: Icon, label, colour: ink } = REACTION_ICONS[kind]
    return (
      <div
        key={id}
        className={styles.place}
        style={{ translate: `${x}px ${y}px`, '--person': colour, '--ink': ink } as CSSProperties}
        data-reaction={`${name}: ${label}`}
        aria-hidden
      >
        <span className={styles.bubble}>
          <Icon size={22} strokeWidth={2.25} />
        </span>
      </div>
    )
  })
}
