import { Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FundHoldingsView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { EmptyState } from './EmptyState'
import { Gain } from './Figures'
import { formatAmount } from './format'
import type { Freshness } from './freshness'
import { fundColumns, fundKey } from './fundColumns'
import classes from './PositionsPanel.module.css'
import { useGetMutualFundsQuery } from './portfolioApi'
import { ResponsiveRows } from './ResponsiveRows'
import type { SectionProps } from './SectionProps'
import { type Sort, useStableOrder } from './sorting'
import { sectionQueryOptions } from './usePortfolio'

const words = texts.mutualFunds
const largestFirst: Sort = { column: 'value', descending: true }

export function MutualFundsPanel({ configId, ...page }: SectionProps) {
  const query = useGetMutualFundsQuery({ configId }, sectionQueryOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={240}>
      {(view, freshness) => <MutualFunds view={view} freshness={freshness} />}
    </DataPanel>
  )
}

interface MutualFundsProps {
  view: FundHoldingsView
  freshness: Freshness
}

function MutualFunds({ view: { funds, totals, currency }, freshness }: MutualFundsProps) {
  const [sort, setSort] = useState(largestFirst)
  const columns = useMemo(() => fundColumns(currency), [currency])
  const rows = useStableOrder(funds, columns, fundKey, sort)
  if (funds.length === 0) return <EmptyState title={words.emptyTitle} text={words.empty} />
  return (
    <Stack gap="md">
      <dl className={classes.sums}>
        <div>
          <dt>{words.value}</dt>
          <dd>{formatAmount(totals.value, currency)}</dd>
        </div>
        <div>
          <dt>{words.profit}</dt>
          <dd>
            <Gain value={totals.profit} percentage={totals.profitPercent} currency={currency} inline />
          </dd>
        </div>
        <div>
          <dt>{words.invested}</dt>
          <dd>{formatAmount(totals.invested, currency)}</dd>
        </div>
      </dl>
      <ResponsiveRows
        caption={texts.spoken(words.caption, texts.qualities[freshness])}
        columns={columns}
        rows={rows}
        keyOf={fundKey}
        sort={sort}
        onSort={setSort}
      />
    </Stack>
  )
}
