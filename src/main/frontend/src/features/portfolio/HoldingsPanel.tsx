import { Button, TextInput } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HoldingView, PortfolioView } from '../../api/generated'
import { useAddressState } from '../../shared/useAddressState'
import { formatLocale } from '../../texts/formats'
import { AccountSelect } from './AccountSelect'
import { ofAccount, useAccountFilter } from './accountFilter'
import { DataPanel, type SectionQuery } from './DataPanel'
import { DownloadButton } from './DownloadButton'
import { EmptyState } from './EmptyState'
import { formatCount } from './format'
import type { Freshness } from './freshness'
import classes from './HoldingsPanel.module.css'
import { holdingColumns } from './holdingColumns'
import { keyOf } from './livePrices'
import { ResponsiveRows } from './ResponsiveRows'
import { type Sort, useStableOrder } from './sorting'
import { useCaption } from './useCaption'
import { useRowDetail } from './useRowDetail'
import { useSortInAddress } from './useSortInAddress'

const HoldingDetail = lazy(() => import('./HoldingDetail'))

const largestFirst: Sort = { column: 'value', descending: true }

interface HoldingsPanelProps {
  /** the broker's name */
  broker: string
  query: SectionQuery<PortfolioView>
  reportedReason: string | undefined
  pageFreshness: Freshness | undefined
  configId: string
  /** the name of the connection */
  label: string
}

export function HoldingsPanel(props: HoldingsPanelProps) {
  const { t } = useTranslation('portfolio')
  return (
    <DataPanel
      {...props}
      isDataOfTotals
      title={t('holdings.title')}
      failedTitle={t('holdings.failedTitle')}
      heightPixels={480}
    >
      {(portfolio, freshness) => (
        <Holdings portfolio={portfolio} freshness={freshness} configId={props.configId} label={props.label} />
      )}
    </DataPanel>
  )
}

interface HoldingsProps {
  portfolio: PortfolioView
  freshness: Freshness
  configId: string
  label: string
}

function Holdings({ portfolio: { holdings, currency }, freshness, configId, label }: HoldingsProps) {
  const { t } = useTranslation('portfolio')
  const { open, opened, close } = useRowDetail(holdings, keyOf)
  const { accounts, account, setAccount } = useAccountFilter(holdings)
  const hasAccounts = accounts.length > 0
  const columns = useMemo(() => holdingColumns(currency, open, hasAccounts), [currency, open, hasAccounts])
  const [sort, setSort] = useSortInAddress(columns, largestFirst)
  const [filter, setFilter] = useAddressState<string>('search', '')
  const rows = useStableOrder(holdings, columns, keyOf, sort)
  const caption = useCaption(t('holdings.title'), freshness)
  const shown = matching(ofAccount(rows, account), filter)

  if (holdings.length === 0) return <EmptyState title={t('holdings.emptyTitle')} text={t('holdings.empty')} />
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.find ?? ''}
          aria-label={t('holdings.filter')}
          placeholder={t('holdings.filter')}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <AccountSelect accounts={accounts} account={account} onSelect={setAccount} />
        <p className={classes.count} role="status">
          {shown.length === holdings.length
            ? t('holdings.count', { count: shown.length, formattedCount: formatCount(shown.length) })
            : t('holdings.matches', { shown: formatCount(shown.length), all: formatCount(holdings.length) })}
        </p>
        <DownloadButton
          configId={configId}
          label={label}
          table="holdings"
          selection={{ shown: shown.map(keyOf), all: holdings.map(keyOf) }}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('holdings.noMatchTitle')} text={t('holdings.noMatch', { text: filter })}>
          <Button variant="default" size="xs" onClick={() => setFilter('')}>
            {t('holdings.clear')}
          </Button>
        </EmptyState>
      ) : (
        <ResponsiveRows caption={caption} columns={columns} rows={shown} keyOf={keyOf} sort={sort} onSort={setSort} />
      )}
      <Suspense>{opened && <HoldingDetail holding={opened} currency={currency} onClose={close} />}</Suspense>
    </>
  )
}

/** The holdings whose symbol, exchange or ISIN contains the text. */
export function matching(holdings: HoldingView[], text: string): HoldingView[] {
  const wanted = text.trim().toLocaleUpperCase(formatLocale())
  if (!wanted) return holdings
  return holdings.filter(({ exchange, symbol, isin }) => `${exchange}:${symbol} ${isin}`.toUpperCase().includes(wanted))
}
