import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { HoldingView, PortfolioView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel, type Reconnect, type SectionQuery } from './DataPanel'
import { EmptyState } from './EmptyState'
import { formatQuantity } from './format'
import type { Freshness } from './freshness'
import classes from './HoldingsPanel.module.css'
import { holdingColumns } from './holdingColumns'
import { keyOf } from './livePrices'
import { ResponsiveRows } from './ResponsiveRows'
import { type Sort, useStableOrder } from './sorting'

const words = texts.holdings
const largestFirst: Sort = { column: 'value', descending: true }

interface HoldingsPanelProps {
  query: SectionQuery<PortfolioView>
  knownReason: string | undefined
  reconnect: Reconnect | null
  actions: ReactNode
}

export function HoldingsPanel(props: HoldingsPanelProps) {
  return (
    <DataPanel {...props} title={words.title} failed={words.failed} heightPixels={480}>
      {(portfolio, freshness) => <Holdings portfolio={portfolio} freshness={freshness} />}
    </DataPanel>
  )
}

interface HoldingsProps {
  portfolio: PortfolioView
  freshness: Freshness
}

function Holdings({ portfolio: { holdings, currency }, freshness }: HoldingsProps) {
  const [sort, setSort] = useState(largestFirst)
  const [filter, setFilter] = useState('')
  const columns = useMemo(() => holdingColumns(currency), [currency])
  const rows = useStableOrder(holdings, columns, keyOf, sort)
  const shown = matching(rows, filter)

  if (holdings.length === 0) return <EmptyState title={words.emptyTitle} text={words.empty} />
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.find ?? ''}
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <p className={classes.count} role="status">
          {count(shown.length, holdings.length)}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={words.noMatchTitle} text={words.noMatch(filter)}>
          <Button variant="default" size="xs" onClick={() => setFilter('')}>
            {words.clear}
          </Button>
        </EmptyState>
      ) : (
        <ResponsiveRows
          caption={texts.spoken(words.caption, texts.qualities[freshness])}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
          sort={sort}
          onSort={setSort}
        />
      )}
    </>
  )
}

function count(shown: number, all: number): string {
  return shown === all
    ? words.count(formatQuantity(all), all === 1)
    : words.countOf(formatQuantity(shown), formatQuantity(all))
}

/** Those whose symbol, exchange or ISIN has what was typed. */
export function matching(holdings: HoldingView[], typed: string): HoldingView[] {
  const wanted = typed.trim().toLocaleUpperCase('en-IN')
  if (!wanted) return holdings
  return holdings.filter(({ exchange, symbol, isin }) => `${exchange}:${symbol} ${isin}`.toUpperCase().includes(wanted))
}
