import { Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FundHoldingsView } from '../../api/generated'
import { DataPanel } from './DataPanel'
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

const largestFirst: Sort = { column: 'value', descending: true }

export function MutualFundsPanel({ configId, ...panel }: SectionProps) {
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
      {(view, freshness) => <MutualFunds view={view} freshness={freshness} />}
    </DataPanel>
  )
}

interface MutualFundsProps {
  view: FundHoldingsView
  freshness: Freshness
}

function MutualFunds({ view: { funds, totals, currency, unreadable }, freshness }: MutualFundsProps) {
  const { t } = useTranslation('portfolio')
  const [sort, setSort] = useState(largestFirst)
  const columns = useMemo(() => fundColumns(currency), [currency])
  const rows = useStableOrder(funds, columns, fundKey, sort)
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
      <ResponsiveRows caption={caption} columns={columns} rows={rows} keyOf={fundKey} sort={sort} onSort={setSort} />
    </Stack>
  )
}
