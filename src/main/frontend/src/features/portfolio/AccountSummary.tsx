import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAmountsHidden } from '../../shared/amounts'
import { useNow } from '../../shared/useNow'
import classes from './AccountSummary.module.css'
import { Amount, Gain, HighlightedValue } from './Figures'
import { freshnessAt } from './freshness'
import { ProvenanceBadge } from './ProvenanceBadge'
import { useGetPortfolioQuery } from './portfolioApi'

/** Polled rarely, because each request of each card may cost a call to the broker. */
const queryOptions = {
  pollingInterval: 5 * 60_000,
  skipPollingIfUnfocused: true,
  refetchOnFocus: true,
  refetchOnReconnect: true,
  refetchOnMountOrArgChange: true,
} as const

/** The value of an account's holdings and its change of the day, for other pages. Shows no sample data. */
export default function AccountSummary({ configId }: { configId: string }) {
  const { t } = useTranslation('portfolio')
  const now = useNow()
  useAmountsHidden()
  const { currentData: portfolio, error } = useGetPortfolioQuery({ configId }, queryOptions)
  if (portfolio?.source === 'SAMPLE' || (!portfolio && error)) return <p>{t('summary.unavailable')}</p>
  if (!portfolio) return <Skeleton className={classes.summary ?? ''} />
  const { totals, currency, asOf } = portfolio
  return (
    <div className={classes.summary}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('summary.value')}</dt>
          <dd>
            <HighlightedValue value={totals.value}>
              <Amount value={totals.value} currency={currency} />
            </HighlightedValue>
          </dd>
        </div>
        <div>
          <dt>{t('totals.day')}</dt>
          <dd>
            <Gain inline value={totals.dayChange} percentage={totals.dayChangePercent} currency={currency} />
          </dd>
        </div>
      </dl>
      <p className={classes.source}>
        <ProvenanceBadge freshness={freshnessAt(portfolio, error !== undefined, now)} asOf={asOf} now={now} />
      </p>
    </div>
  )
}
