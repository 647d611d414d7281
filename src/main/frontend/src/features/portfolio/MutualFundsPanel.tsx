import { Stack } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FundHoldingsView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { Empty } from './Empty'
import { Gain } from './Figures'
import { amount } from './format'
import { fundColumns, fundKey } from './fundColumns'
import type { PartProps } from './PartProps'
import classes from './PositionsPanel.module.css'
import { useGetMutualFundsQuery } from './portfolioApi'
import type { Quality } from './provenance'
import { Rows } from './Rows'
import { type Sort, useSteadyOrder } from './rowOrder'
import { partOptions } from './usePortfolio'

const words = texts.mutualFunds
const largestFirst: Sort = { column: 'value', descending: true }

export function MutualFundsPanel({ configId, ...page }: PartProps) {
  const query = useGetMutualFundsQuery({ configId }, partOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={240}>
      {(view, quality) => <MutualFunds view={view} quality={quality} />}
    </DataPanel>
  )
}

interface MutualFundsProps {
  view: FundHoldingsView
  quality: Quality
}

function MutualFunds({ view: { funds, totals, currency }, quality }: MutualFundsProps) {
  const [sort, setSort] = useState(largestFirst)
  const columns = useMemo(() => fundColumns(currency), [currency])
  const rows = useSteadyOrder(funds, columns, fundKey, sort)
  if (funds.length === 0) return <Empty title={words.emptyTitle} text={words.empty} />
  return (
    <Stack gap="md">
      <dl className={classes.sums}>
        <div>
          <dt>{words.value}</dt>
          <dd>{amount(totals.value, currency)}</dd>
        </div>
        <div>
          <dt>{words.profit}</dt>
          <dd>
            <Gain value={totals.profit} percentage={totals.profitPercent} currency={currency} inline />
          </dd>
        </div>
        <div>
          <dt>{words.invested}</dt>
          <dd>{amount(totals.invested, currency)}</dd>
        </div>
      </dl>
      <Rows
        caption={texts.spoken(words.caption, texts.qualities[quality])}
        columns={columns}
        rows={rows}
        keyOf={fundKey}
        sort={sort}
        onSort={setSort}
      />
    </Stack>
  )
}
