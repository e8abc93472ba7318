import { formatClock } from '@whyboard/shared/domain/zone.ts'
import type { Report, ReportEvent, ReportFactor } from '@whyboard/shared/report/report.ts'
import { useState } from 'react'

import { cx } from '../../ui/cx.ts'
import { Pill } from '../../ui/Pill.tsx'
import { numberedFactors, withoutEnd } from './factorNumbers.ts'
import { CardText, Missing, More, type ShowCard } from './parts.tsx'
import styles from './ReportFactors.module.css'

/** Events by their times, under which the timeline has them; those without one by their texts. */
function evidenceInTimes(evidence: readonly ReportEvent[]): string {
  return evidence
    .map(({ time, text }) =>
      time === null
        ? withoutEnd(text)
        : `${time.approximate ? '~' : ''}${formatClock(time.startMs, 'UTC')}`,
    )
    .join('; ')
}

function Factor({
  factor,
  number,
  extra = false,
  chain,
  onShowCard,
}: {
  readonly factor: ReportFactor
  readonly number: number
  /** Only screens show it here: on paper it stands in the appendix. */
  readonly extra?: boolean
  /** What paper shows of the whys: all, or the deepest, with the others in the appendix. */
  readonly chain: 'whole' | 'deepest'
  readonly onShowCard?: ShowCard | undefined
}) {
  return (
    <li className={cx(styles.factor, extra && styles.extra)}>
      <p className={styles.text}>
        <strong>
          {number}. <CardText text={factor.text} cardId={factor.cardId} onShowCard={onShowCard} />
        </strong>
      </p>
      {/* On paper all of it runs on in one line: without a space between them, lines could not break there. */}{' '}
      <p className={styles.marks}>
        <Pill>{factor.category}</Pill>{' '}
        <Pill tone={factor.confirmed ? 'ok' : 'plain'}>
          {factor.confirmed ? 'Confirmed' : 'Suspected'}
        </Pill>{' '}
        {factor.votes > 0 && <span>{factor.votes === 1 ? '1 vote' : `${factor.votes} votes`}</span>}{' '}
        {factor.actions > 0 && (
          <span className={styles.onScreen}>
            {factor.actions === 1 ? '1 action' : `${factor.actions} actions`}
          </span>
        )}
      </p>
      {factor.whys.length > 0 && (
        <ul className={cx(styles.whys, chain === 'deepest' && styles.whole)} aria-label="Why">
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
      {chain === 'deepest' && factor.deepestWhy !== null && (
        <p className={styles.deepest} aria-hidden>
          <span className={styles.why}>{factor.whys.length > 1 ? 'Deepest why' : 'Why'}</span>
          {factor.deepestWhy.text}
        </p>
      )}{' '}
      {factor.evidence.length > 0 && (
        <p className={cx(styles.evidence, chain === 'deepest' && styles.runsOn)}>
          Evidence: <span className={styles.onPaper}>{evidenceInTimes(factor.evidence)}</span>
          <span className={styles.onScreen}>
            {factor.evidence.map((event, index) => (
              <span key={event.cardId}>
                {index > 0 && '; '}
                <CardText
                  text={withoutEnd(event.text)}
                  cardId={event.cardId}
                  onShowCard={onShowCard}
                />
              </span>
            ))}
          </span>
        </p>
      )}
    </li>
  )
}

/** Factors with their numbers, which actions refer to. */
export function FactorList({
  factors,
  main = factors.length,
  chain = 'whole',
  onShowCard,
}: {
  readonly factors: readonly ReportFactor[]
  /** How many of them are printed here. */
  readonly main?: number
  readonly chain?: 'whole' | 'deepest'
  readonly onShowCard?: ShowCard | undefined
}) {
  return (
    <ol className={styles.list}>
      {factors.map((factor, index) => (
        <Factor
          key={factor.cardId}
          factor={factor}
          number={index + 1}
          extra={index >= main}
          chain={chain}
          onShowCard={onShowCard}
        />
      ))}
    </ol>
  )
}

/** What made it possible: at most six factors, the rest on demand and in the appendix of what is printed. */
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
  const main = factors.rows.length
  return (
    <>
      <FactorList
        factors={all ? numberedFactors(factors) : factors.rows}
        main={main}
        chain="deepest"
        onShowCard={onShowCard}
      />
      <More count={factors.more} what="factors" all={all} onAll={setAll} />
    </>
  )
}
