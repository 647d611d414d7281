import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarketStatus, PositionsView, PositionView } from '../../api/generated'
import { DataPanel } from './DataPanel'
import { EmptyState } from './EmptyState'
import { Gain } from './Figures'
import type { Freshness } from './freshness'
import { MissingNotes } from './MissingNotes'
import { PositionsMarketNotice } from './PositionsMarketNotice'
import classes from './PositionsPanel.module.css'
import { useGetPositionsQuery } from './portfolioApi'
import { netColumns, positionKey, tradeColumns } from './positionColumns'
import { ResponsiveRows } from './ResponsiveRows'
import type { SectionProps } from './SectionProps'
import { useCaption } from './useCaption'
import { useMarketChange } from './useMarketChange'
import { sectionQueryOptions } from './usePortfolio'

export function PositionsPanel({ configId, ...panel }: SectionProps) {
  const { t } = useTranslation('portfolio')
  const query = useGetPositionsQuery({ configId }, sectionQueryOptions)
  useMarketChange(earliestChange(query.currentData?.markets), query.refetch)
  return (
    <DataPanel
      {...panel}
      title={t('positions.title')}
      failedTitle={t('positions.failedTitle')}
      query={query}
      heightPixels={240}
    >
      {(positions, freshness) => <Positions positions={positions} freshness={freshness} />}
    </DataPanel>
  )
}

/** The state of the segment that changes first. */
function earliestChange(markets: MarketStatus[] = []): MarketStatus | undefined {
  return markets.reduce<MarketStatus | undefined>((first, market) => {
    if (!market.nextChange) return first
    return first?.nextChange && first.nextChange <= market.nextChange ? first : market
  }, undefined)
}

function Positions({ positions, freshness }: { positions: PositionsView; freshness: Freshness }) {
  const { t } = useTranslation('portfolio')
  const { net, day, profit, markedToMarket, currency, withoutProfit, withoutMarkedToMarket, unreadable, markets } =
    positions
  const columns = useMemo(() => netColumns(currency, markets), [currency, markets])
  const caption = useCaption(t('positions.caption'), freshness)
  if (net.length === 0 && day.length === 0 && unreadable.length === 0)
    return <EmptyState title={t('positions.emptyTitle')} text={t('positions.empty')} />
  return (
    <Stack gap="md">
      <PositionsMarketNotice markets={markets} />
      <dl className={classes.sums}>
        <div>
          <dt>{t('positions.profit')}</dt>
          <dd>
            <Gain value={profit} percentage={undefined} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('positions.today')}</dt>
          <dd>
            <Gain value={markedToMarket} percentage={undefined} currency={currency} />
          </dd>
        </div>
      </dl>
      <MissingNotes
        withoutProfit={[...new Set([...withoutProfit, ...withoutMarkedToMarket])]}
        unreadable={unreadable}
      />
      <ResponsiveRows caption={caption} columns={columns} rows={net} keyOf={positionKey} />
      {day.length > 0 && <TodaysTrades day={day} freshness={freshness} />}
    </Stack>
  )
}

function TodaysTrades({ day, freshness }: { day: PositionView[]; freshness: Freshness }) {
  const { t } = useTranslation('portfolio')
  const columns = useMemo(() => tradeColumns(), [])
  const caption = useCaption(t('positions.trades'), freshness)
  return (
    <details className={classes.day}>
      <summary>{t('positions.trades')}</summary>
      <ResponsiveRows caption={caption} columns={columns} rows={day} keyOf={positionKey} />
    </details>
  )
}
