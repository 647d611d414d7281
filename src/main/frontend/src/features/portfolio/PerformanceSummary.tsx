import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryView } from '../../api/generated'
import { day } from '../../shared/time'
import { Amount, Gain } from './Figures'
import figures from './Figures.module.css'
import { directionOf, formatPercent } from './format'
import classes from './PerformanceSummary.module.css'

interface PerformanceSummaryProps {
  /** by days */
  history: HistoryView
  /** the broker's name */
  broker: string
}

/** What the holdings gained in the shown days apart from purchases and sales, as the server computed it. */
export function PerformanceSummary({ history, broker }: PerformanceSummaryProps) {
  const { t } = useTranslation('history')
  const { performance, points, currency } = history
  if (points.length < 2) return null
  return (
    <section className={classes.summary} aria-label={t('performance.title')}>
      <h3>{t('performance.title')}</h3>
      {performance ? (
        <>
          <Figures performance={performance} currency={currency} />
          <p>
            {t('performance.assumptions')}
            {points[0] && performance.from > points[0].day && (
              <> {t('performance.later', { from: day(performance.from) })}</>
            )}
          </p>
        </>
      ) : (
        <p>{t('performance.unknown')}</p>
      )}
      <p>{t('performance.noXirr', { broker })}</p>
    </section>
  )
}

interface FiguresProps {
  performance: NonNullable<HistoryView['performance']>
  currency: string
}

function Figures({ performance, currency }: FiguresProps) {
  const { t } = useTranslation('history')
  const { from, to, startValue, endValue, cashFlow, gain, returnPercent } = performance
  const direction = directionOf(returnPercent)
  return (
    <dl className={classes.figures}>
      <Figure term={t('performance.valueOn', { day: day(from) })}>
        <Amount value={startValue} currency={currency} />
      </Figure>
      <Figure term={t('performance.cashFlow')}>
        <Amount value={cashFlow} currency={currency} />
      </Figure>
      <Figure term={t('performance.gain')}>
        <Gain value={gain} percentage={undefined} currency={currency} />
      </Figure>
      <Figure term={t('performance.valueOn', { day: day(to) })}>
        <Amount value={endValue} currency={currency} />
      </Figure>
      <Figure term={t('performance.return')}>
        <span className={direction === 'unchanged' ? undefined : figures[direction]}>
          {formatPercent(returnPercent)}
        </span>
      </Figure>
    </dl>
  )
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
