import type { Board } from '@whyboard/shared/domain/board.ts'
import { REGIONS, type Region } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { useMemo } from 'react'

import styles from './Backdrop.module.css'

const INK: Readonly<Record<Region, string>> = {
  timeline: 'var(--timeline-ink)',
  causes: 'var(--causes-ink)',
  worked: 'var(--worked-ink)',
  actions: 'var(--actions-ink)',
  parking: 'var(--parking-ink)',
}
const WASH: Readonly<Record<Region, string>> = {
  timeline: 'var(--timeline-wash)',
  causes: 'var(--causes-wash)',
  worked: 'var(--worked-wash)',
  actions: 'var(--actions-wash)',
  parking: 'var(--parking-wash)',
}

/** Two lines that stand for a card's words: below its top, and shorter than it, px of the board. */
const WORDS = [
  { y: 24, shorter: 64 },
  { y: 44, shorter: 96 },
] as const

/** The board as it is, cards without their words: what one sees behind the join card before the canvas is needed. */
export function Backdrop({ board }: { readonly board: Board }) {
  const layout = useMemo(() => layoutBoard(board), [board])
  const { bounds } = layout
  const width = bounds.w + 160
  return (
    <svg
      className={styles.backdrop}
      viewBox={`${bounds.x - 80} ${bounds.y - 80} ${width} ${bounds.h + 160}`}
      preserveAspectRatio="xMidYMid slice"
    >
      {/*
       * Inside the picture, where it is painted once; on the element it would be worked out anew for every frame, by the processor
       * where there is no graphics card. A share of the width, since what is inside shrinks with the board: 6 pixels of 1440.
       */}
      <g style={{ filter: `blur(${width / 240}px)` }}>
        {REGIONS.map((region) => {
          const box = layout.regions[region]
          return (
            <rect
              key={region}
              x={box.x}
              y={box.y}
              width={box.w}
              height={box.h}
              rx="10"
              style={{ fill: WASH[region] }}
            />
          )
        })}
        {board.cards.map((card) => {
          const box = layout.cards.get(card.id)
          if (box === undefined) return null
          const region = CARD_KINDS[card.kind].region
          return (
            <g key={card.id}>
              <rect
                x={box.x}
                y={box.y}
                width={box.w}
                height={box.h}
                rx="4"
                style={{ fill: region === null ? 'var(--sticky-sun)' : 'var(--raised)' }}
              />
              {region !== null && (
                <rect x={box.x} y={box.y} width="8" height={box.h} style={{ fill: INK[region] }} />
              )}
              {WORDS.map(({ y, shorter }) => (
                <rect
                  key={y}
                  x={box.x + 24}
                  y={box.y + y}
                  width={box.w - shorter}
                  height="10"
                  rx="5"
                  style={{ fill: 'var(--border)' }}
                />
              ))}
            </g>
          )
        })}
      </g>
    </svg>
  )
}
