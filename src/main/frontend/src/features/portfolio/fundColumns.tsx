import type { FundHoldingView } from '../../api/generated'
import { day } from '../../shared/time'
import { texts } from '../../texts/portfolio'
import type { Column } from './Column'
import { Gain } from './Figures'
import { formatAmount, formatPrice, formatQuantity } from './format'
import { RowName } from './RowName'
import rowName from './RowName.module.css'

const words = texts.mutualFunds

/** Net asset values of units, and what a unit cost. */
const unitDecimals = 4

export function fundKey({ isin, folio }: FundHoldingView): string {
  return `${isin} ${folio}`
}

export function fundColumns(currency: string): Column<FundHoldingView>[] {
  return [
    {
      id: 'fund',
      label: words.fund,
      cell: ({ name, folio, pledged }) => (
        <RowName
          name={name}
          place={folio && words.folio(folio)}
          marks={pledged > 0 ? [{ words: words.pledged(formatQuantity(pledged)), tone: 'quiet' }] : []}
        />
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'units',
      label: words.units,
      numeric: true,
      cell: (row) => formatQuantity(row.quantity),
      sortBy: (row) => row.quantity,
    },
    {
      id: 'average',
      label: words.average,
      numeric: true,
      cell: (row) => formatPrice(row.averagePrice, unitDecimals),
      sortBy: (row) => row.averagePrice,
    },
    {
      id: 'price',
      label: words.price,
      numeric: true,
      cell: ({ lastPrice, priceDate }) => (
        <>
          {formatPrice(lastPrice, unitDecimals)}
          {priceDate && <div className={rowName.detail}>{words.ofDay(day(priceDate))}</div>}
        </>
      ),
      sortBy: (row) => row.lastPrice,
    },
    {
      id: 'invested',
      label: words.invested,
      numeric: true,
      cell: (row) => formatAmount(row.invested, currency),
      sortBy: (row) => row.invested,
    },
    {
      id: 'value',
      label: words.value,
      numeric: true,
      cell: (row) => formatAmount(row.value, currency),
      sortBy: (row) => row.value,
    },
    {
      id: 'profit',
      label: words.profit,
      numeric: true,
      cell: (row) => <Gain value={row.profit} percentage={row.profitPercent} currency={currency} />,
      sortBy: (row) => row.profit,
    },
  ]
}
