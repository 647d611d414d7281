import { Stack } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FundHoldingsView } from '../../api/generated'
import { AccountSelect } from './AccountSelect'
import { ofAccount, useAccountFilter } from './accountFilter'
import { DataPanel } from './DataPanel'
import { DownloadButton } from './DownloadButton'
import { EmptyState } from './EmptyState'
import { Amount, Gain } from './Figures'
import type { Freshness } from './freshness'
import { fundColumns, fundKey } from './fundColumns'
import { MissingNotes } from './MissingNotes'
import classes from './PositionsPanel.module.css'
import { useGetMutualFundsQuery } from './portfolioApi'
import { ResponsiveRows } from './ResponsiveRows'
import type { SectionProps } from './SectionProps'
import { type Sort, useStableOrder } from './sorting'
import { useCaption } from './useCaption'
import { sectionQueryOptions } from './usePortfolio'
import { useRowDetail } from './useRowDetail'
import { useSortInAddress } from './useSortInAddress'

const FundDetail = lazy(() => import('./FundDetail'))

const largestFirst: Sort = { column: 'value', descending: true }

export function MutualFundsPanel({ configId, label, ...panel }: SectionProps) {
  const { t } = useTranslation('portfolio')
  const query = useGetMutualFundsQuery({ configId }, sectionQueryOptions)
  return (
    <DataPanel
      {...panel}
      title={t('mutualFunds.title')}
      failedTitle={t('mutualFunds.failedTitle')}
      query={query}
      heightPixels={240}
    >
      {(view, freshness) => <MutualFunds view={view} freshness={freshness} configId={configId} label={label} />}
    </DataPanel>
  )
}

interface MutualFundsProps {
  view: FundHoldingsView
  freshness: Freshness
  configId: string
  label: string
}

function MutualFunds({ view, freshness, configId, label }: MutualFundsProps) {
  const { t } = useTranslation('portfolio')
  const { funds, totals, currency, unreadable } = view
  const { open, opened, close } = useRowDetail(funds, fundKey)
  const { accounts, account, setAccount } = useAccountFilter(funds)
  const hasAccounts = accounts.length > 0
  const columns = useMemo(() => fundColumns(currency, open, hasAccounts), [currency, open, hasAccounts])
  const [sort, setSort] = useSortInAddress(columns, largestFirst)
  const rows = ofAccount(useStableOrder(funds, columns, fundKey, sort), account)
  const caption = useCaption(t('mutualFunds.title'), freshness)
  if (funds.length === 0) return <EmptyState title={t('mutualFunds.emptyTitle')} text={t('mutualFunds.empty')} />
  return (
    <Stack gap="md">
      <dl className={classes.sums}>
        <div>
          <dt>{t('mutualFunds.value')}</dt>
          <dd>
            <Amount value={totals.value} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('mutualFunds.profit')}</dt>
          <dd>
            <Gain value={totals.profit} percentage={totals.profitPercent} currency={currency} inline />
          </dd>
        </div>
        <div>
          <dt>{t('mutualFunds.invested')}</dt>
          <dd>
            <Amount value={totals.invested} currency={currency} />
          </dd>
        </div>
      </dl>
      <MissingNotes withoutPrice={totals.withoutPrice} withoutCost={totals.withoutCost} unreadable={unreadable} />
      <div className={classes.tools}>
        <AccountSelect accounts={accounts} account={account} onSelect={setAccount} />
        <DownloadButton
          configId={configId}
          label={label}
          table="mutualFunds"
          selection={{ shown: rows.map(fundKey), all: funds.map(fundKey) }}
        />
      </div>
      <ResponsiveRows caption={caption} columns={columns} rows={rows} keyOf={fundKey} sort={sort} onSort={setSort} />
      <Suspense>{opened && <FundDetail fund={opened} currency={currency} onClose={close} />}</Suspense>
    </Stack>
  )
}
