import type { PositionView, Traded } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import type { Column } from './Column'
import { Gain, MissingValue } from './Figures'
import { formatPrice, formatQuantity } from './format'
import { RowName, type Tag } from './RowName'

const words = texts.positions

export function positionKey({ exchange, symbol, product }: PositionView): string {
  return `${exchange}:${symbol}:${product}`
}

/** What is open, and what was closed today. */
export function netColumns(currency: string): Column<PositionView>[] {
  return [
    instrument,
    { id: 'quantity', label: words.quantity, numeric: true, cell: (row) => formatQuantity(row.quantity) },
    {
      id: 'average',
      label: words.average,
      numeric: true,
      cell: (row) => (row.quantity === 0 ? <MissingValue spoken={words.closed} /> : formatPrice(row.averagePrice)),
    },
    { id: 'price', label: words.price, numeric: true, cell: (row) => formatPrice(row.lastPrice) },
    {
      id: 'profit',
      label: words.profit,
      numeric: true,
      cell: (row) => <Gain value={row.profit} percentage={undefined} currency={currency} />,
    },
    {
      id: 'today',
      label: words.today,
      numeric: true,
      cell: (row) => <Gain value={row.markedToMarket} percentage={undefined} currency={currency} />,
    },
  ]
}

/** What was traded today. */
export function dayColumns(): Column<PositionView>[] {
  return [
    instrument,
    { id: 'bought', label: words.bought, numeric: true, cell: (row) => <Trades of={row.boughtToday} /> },
    { id: 'sold', label: words.sold, numeric: true, cell: (row) => <Trades of={row.soldToday} /> },
  ]
}

const instrument: Column<PositionView> = {
  id: 'instrument',
  label: words.instrument,
  cell: (row) => <RowName name={row.symbol} place={`${row.exchange} · ${row.product}`} marks={tagsOf(row)} />,
}

function Trades({ of }: { of: Traded }) {
  return of.quantity === 0 ? (
    <MissingValue spoken={formatQuantity(0)} />
  ) : (
    words.traded(formatQuantity(of.quantity), formatPrice(of.price))
  )
}

function tagsOf({ quantity: open, carried, multiplier }: PositionView): Tag[] {
  const marks: Tag[] = []
  if (open === 0) marks.push({ words: words.closed, tone: 'quiet' })
  if (open < 0) marks.push({ words: words.short, tone: 'attention' })
  if (carried !== 0 && open !== 0) marks.push({ words: words.carried(formatQuantity(carried)), tone: 'quiet' })
  if (multiplier !== 1) marks.push({ words: words.multiplied(formatQuantity(multiplier)), tone: 'quiet' })
  return marks
}
