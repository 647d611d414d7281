import type { PositionView, Traded } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import type { Column } from './Column'
import { Gain, NoFigure } from './Figures'
import { price, quantity } from './format'
import { type Mark, Named } from './Marks'

const words = texts.positions

export function positionKey({ exchange, symbol, product }: PositionView): string {
  return `${exchange}:${symbol}:${product}`
}

/** What is open, and what was closed today. */
export function netColumns(currency: string): Column<PositionView>[] {
  return [
    instrument,
    { id: 'quantity', label: words.quantity, numeric: true, cell: (row) => quantity(row.quantity) },
    {
      id: 'average',
      label: words.average,
      numeric: true,
      cell: (row) => (row.quantity === 0 ? <NoFigure spoken={words.closed} /> : price(row.averagePrice)),
    },
    { id: 'price', label: words.price, numeric: true, cell: (row) => price(row.lastPrice) },
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
  cell: (row) => <Named name={row.symbol} place={`${row.exchange} · ${row.product}`} marks={marksOf(row)} />,
}

function Trades({ of }: { of: Traded }) {
  return of.quantity === 0 ? <NoFigure spoken={quantity(0)} /> : words.traded(quantity(of.quantity), price(of.price))
}

function marksOf({ quantity: open, carried, multiplier }: PositionView): Mark[] {
  const marks: Mark[] = []
  if (open === 0) marks.push({ words: words.closed, tone: 'quiet' })
  if (open < 0) marks.push({ words: words.short, tone: 'attention' })
  if (carried !== 0 && open !== 0) marks.push({ words: words.carried(quantity(carried)), tone: 'quiet' })
  if (multiplier !== 1) marks.push({ words: words.multiplied(quantity(multiplier)), tone: 'quiet' })
  return marks
}
