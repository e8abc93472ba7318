import type { Report, ReportFactor } from '@whyboard/shared/report/report.ts'
import { useState } from 'react'

import { Button } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { CardText, Missing, type ShowCard } from './parts.tsx'
import styles from './ReportFactors.module.css'

function Factor({
  factor,
  onShowCard,
}: {
  readonly factor: ReportFactor
  readonly onShowCard?: ShowCard | undefined
}) {
  return (
    <li className={styles.factor}>
      <p className={styles.text}>
        <strong>
          <CardText text={factor.text} cardId={factor.cardId} onShowCard={onShowCard} />
        </strong>
      </p>
      <p className={styles.marks}>
        <Pill>{factor.category}</Pill>
        <Pill tone={factor.confirmed ? 'ok' : 'plain'}>
          {factor.confirmed ? 'Confirmed' : 'Suspected'}
        </Pill>
        {factor.votes > 0 && <span>{factor.votes === 1 ? '1 vote' : `${factor.votes} votes`}</span>}
        {factor.actions > 0 && (
          <span>{factor.actions === 1 ? '1 action' : `${factor.actions} actions`}</span>
        )}
      </p>
      {factor.whys.length > 0 && (
        <ul className={styles.whys} aria-label="Why">
          {factor.whys.map((why) => (
            <li
              key={why.cardId}
              style={{ paddingInlineStart: `${Math.min(why.depth - 1, 6) * 16}px` }}
            >
              <span className={styles.why}>Why</span>
              <CardText text={why.text} cardId={why.cardId} onShowCard={onShowCard} />
            </li>
          ))}
        </ul>
      )}
      {factor.evidence.length > 0 && (
        <p className={styles.evidence}>
          Evidence:{' '}
          {factor.evidence.map((event, index) => (
            <span key={event.cardId}>
              {index > 0 && '; '}
              <CardText text={event.text} cardId={event.cardId} onShowCard={onShowCard} />
            </span>
          ))}
        </p>
      )}
    </li>
  )
}

/** What made it possible: at most six factors, the rest on demand. */
export function ReportFactors({
  factors,
  onShowCard,
}: {
  readonly factors: Report['factors']
  readonly onShowCard?: ShowCard
}) {
  const [all, setAll] = useState(false)
  if (factors.all.length === 0) {
    return <Missing>Add what made it possible to the causes, and ask why below each.</Missing>
  }
  return (
    <>
      <ol className={styles.list}>
        {(all ? factors.all : factors.rows).map((factor) => (
          <Factor key={factor.cardId} factor={factor} onShowCard={onShowCard} />
        ))}
      </ol>
      {factors.more > 0 && (
        <Button small tone="quiet" className={styles.more} onClick={() => setAll(!all)}>
          {all ? 'Show the main factors only' : `Show ${factors.more} more`}
        </Button>
      )}
    </>
  )
}
