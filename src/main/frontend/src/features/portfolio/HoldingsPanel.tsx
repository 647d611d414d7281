import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { HoldingView, PortfolioView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel, type PartQuery, type Reconnect } from './DataPanel'
import { Empty } from './Empty'
import { quantity } from './format'
import classes from './HoldingsPanel.module.css'
import { holdingColumns } from './holdingColumns'
import { keyOf } from './livePrices'
import type { Quality } from './provenance'
import { Rows } from './Rows'
import { type Sort, useSteadyOrder } from './rowOrder'

const words = texts.holdings
const largestFirst: Sort = { column: 'value', descending: true }

interface HoldingsPanelProps {
  query: PartQuery<PortfolioView>
  knownReason: string | undefined
  reconnect: Reconnect | null
  actions: ReactNode
}

export function HoldingsPanel(props: HoldingsPanelProps) {
  return (
    <DataPanel {...props} title={words.title} failed={words.failed} heightPixels={480}>
      {(portfolio, quality) => <Holdings portfolio={portfolio} quality={quality} />}
    </DataPanel>
  )
}

interface HoldingsProps {
  portfolio: PortfolioView
  quality: Quality
}

function Holdings({ portfolio: { holdings, currency }, quality }: HoldingsProps) {
  const [sort, setSort] = useState(largestFirst)
  const [filter, setFilter] = useState('')
  const columns = useMemo(() => holdingColumns(currency), [currency])
  const rows = useSteadyOrder(holdings, columns, keyOf, sort)
  const shown = matching(rows, filter)

  if (holdings.length === 0) return <Empty title={words.emptyTitle} text={words.empty} />
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
        <Empty title={words.noMatchTitle} text={words.noMatch(filter)}>
          <Button variant="default" size="xs" onClick={() => setFilter('')}>
            {words.clear}
          </Button>
        </Empty>
      ) : (
        <Rows
          caption={texts.spoken(words.caption, texts.qualities[quality])}
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
  return shown === all ? words.count(quantity(all), all === 1) : words.countOf(quantity(shown), quantity(all))
}

/** Those whose symbol, exchange or ISIN has what was typed. */
export function matching(holdings: HoldingView[], typed: string): HoldingView[] {
  const wanted = typed.trim().toLocaleUpperCase('en-IN')
  if (!wanted) return holdings
  return holdings.filter(({ exchange, symbol, isin }) => `${exchange}:${symbol} ${isin}`.toUpperCase().includes(wanted))
}
