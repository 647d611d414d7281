import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryView } from '../../../api/generated'
import { useMarketZone } from '../../../shared/marketZone'
import { formatAmount, formatChange } from '../format'
import classes from './HistoryTable.module.css'
import { pointTime } from './historyText'

/** The points of the chart as a table, newest first. Rendered when it is opened. */
export function HistoryTable({ history }: { history: HistoryView }) {
  const { t } = useTranslation('history')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('table')}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users need focus on a scrollable region
        <section className={classes.scroll} tabIndex={0} aria-label={t('title')}>
          <Points history={history} />
        </section>
      )}
    </details>
  )
}

function Points({ history }: { history: HistoryView }) {
  const { t } = useTranslation('history')
  const zone = useMarketZone()
  const { points, currency, resolution } = history
  const isOfDays = resolution === 'DAY'
  return (
    <table className={classes.table}>
      <VisuallyHidden component="caption">{t('title')}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">{isOfDays ? t('day') : t('time')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('invested')}</th>
          <th scope="col">{t('profit')}</th>
          {isOfDays && (
            <>
              <th scope="col">{t('cashFlow')}</th>
              <th scope="col">{t('gain')}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.asOf}>
            <th scope="row">{pointTime(history, point, zone)}</th>
            <td>{formatAmount(point.value, currency)}</td>
            <td>{formatAmount(point.invested, currency)}</td>
            <td>{formatChange(point.profit, currency)}</td>
            {isOfDays && (
              <>
                <td>{formatAmount(point.cashFlow, currency)}</td>
                <td>{formatChange(point.gain, currency)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
