import { Stack } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarketStatus, PositionsView, PositionView } from '../../api/generated'
import { AccountSelect } from './AccountSelect'
import { ofAccount, useAccountFilter } from './accountFilter'
import type { RowSelection } from './csv'
import { DataPanel } from './DataPanel'
import { DownloadButton } from './DownloadButton'
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
import { useRowDetail } from './useRowDetail'

const PositionDetail = lazy(() => import('./PositionDetail'))

export function PositionsPanel({ configId, label, ...panel }: SectionProps) {
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
      {(positions, freshness) => (
        <Positions positions={positions} freshness={freshness} configId={configId} label={label} />
      )}
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

interface PositionsProps {
  positions: PositionsView
  freshness: Freshness
  configId: string
  label: string
}

function Positions({ positions, freshness, configId, label }: PositionsProps) {
  const { t } = useTranslation('portfolio')
  const { net, day, profit, markedToMarket, currency, withoutProfit, withoutMarkedToMarket, unreadable, markets } =
    positions
  const { open, opened, close } = useRowDetail(net, positionKey)
  const { accounts, account, setAccount } = useAccountFilter([...net, ...day])
  const hasAccounts = accounts.length > 0
  const columns = useMemo(
    () => netColumns(currency, markets, open, hasAccounts),
    [currency, markets, open, hasAccounts],
  )
  const shown = ofAccount(net, account)
  const trades = ofAccount(day, account)
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
      <div className={classes.tools}>
        <AccountSelect accounts={accounts} account={account} onSelect={setAccount} />
        <DownloadButton configId={configId} label={label} table="positions" selection={selectionOf(shown, net)} />
      </div>
      <ResponsiveRows caption={caption} columns={columns} rows={shown} keyOf={positionKey} />
      <Suspense>{opened && <PositionDetail position={opened} currency={currency} onClose={close} />}</Suspense>
      {trades.length > 0 && (
        <TodaysTrades
          trades={trades}
          day={day}
          hasAccounts={hasAccounts}
          currency={currency}
          freshness={freshness}
          configId={configId}
          label={label}
        />
      )}
    </Stack>
  )
}

function selectionOf(shown: PositionView[], all: PositionView[]): RowSelection {
  return { shown: shown.map(positionKey), all: all.map(positionKey) }
}

interface TodaysTradesProps extends Omit<PositionsProps, 'positions'> {
  /** the trades of the chosen account */
  trades: PositionView[]
  /** all trades */
  day: PositionView[]
  hasAccounts: boolean
  currency: string
}

function TodaysTrades({ trades, day, hasAccounts, currency, freshness, configId, label }: TodaysTradesProps) {
  const { t } = useTranslation('portfolio')
  const { open, opened, close } = useRowDetail(day, positionKey)
  const columns = useMemo(() => tradeColumns(currency, open, hasAccounts), [currency, open, hasAccounts])
  const caption = useCaption(t('positions.trades'), freshness)
  return (
    <details className={classes.day}>
      <summary>{t('positions.trades')}</summary>
      <div className={classes.tools}>
        <DownloadButton
          configId={configId}
          label={label}
          table="trades"
          title={t('positions.trades')}
          selection={selectionOf(trades, day)}
        />
      </div>
      <ResponsiveRows caption={caption} columns={columns} rows={trades} keyOf={positionKey} />
      <Suspense>{opened && <PositionDetail position={opened} currency={currency} onClose={close} />}</Suspense>
    </details>
  )
}
