import type { HoldingView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import type { Column } from './Column'
import { Gain, Moving, NoFigure } from './Figures'
import { amount, price, quantity } from './format'
import { type Mark, Named } from './Marks'

const words = texts.holdings

/** What is shown of a holding, in the order in which it is read. */
export function holdingColumns(currency: string): Column<HoldingView>[] {
  return [
    {
      id: 'symbol',
      label: words.symbol,
      cell: (row) => <Named name={row.symbol} place={row.exchange} marks={marksOf(row, currency)} />,
      sortBy: ({ symbol }) => symbol,
    },
    {
      id: 'quantity',
      label: words.quantity,
      numeric: true,
      cell: (row) => quantity(row.quantity),
      sortBy: (row) => row.quantity,
    },
    {
      id: 'average',
      label: words.average,
      numeric: true,
      cell: (row) => (row.costUncertain ? <NoFigure spoken={words.uncertain} /> : price(row.averagePrice)),
      sortBy: (row) => (row.costUncertain ? undefined : row.averagePrice),
    },
    {
      id: 'price',
      label: words.price,
      numeric: true,
      isFirst: true,
      cell: (row) => <Moving value={row.lastPrice}>{price(row.lastPrice)}</Moving>,
      sortBy: (row) => row.lastPrice,
    },
    {
      id: 'invested',
      label: words.invested,
      numeric: true,
      cell: (row) => (row.costUncertain ? <NoFigure spoken={words.uncertain} /> : amount(row.invested, currency)),
      sortBy: (row) => (row.costUncertain ? undefined : row.invested),
    },
    {
      id: 'value',
      label: words.value,
      numeric: true,
      isFirst: true,
      cell: (row) => <Moving value={row.value}>{amount(row.value, currency)}</Moving>,
      sortBy: (row) => row.value,
    },
    {
      id: 'profit',
      label: words.profit,
      numeric: true,
      isFirst: true,
      cell: (row) =>
        row.costUncertain ? (
          words.uncertainProfit
        ) : (
          <Gain value={row.profit} percentage={row.profitPercent} currency={currency} />
        ),
      sortBy: (row) => (row.costUncertain ? undefined : row.profit),
    },
    {
      id: 'day',
      label: words.day,
      numeric: true,
      isFirst: true,
      cell: (row) =>
        hasClose(row) ? (
          <Gain value={row.dayChange} percentage={row.dayChangePercent} currency={currency} />
        ) : (
          <NoFigure />
        ),
      sortBy: (row) => (hasClose(row) ? row.dayChange : undefined),
    },
  ]
}

/** Listed today, so there is no close to compare with; a 0 would say that nothing had moved. */
function hasClose({ closePrice }: HoldingView): boolean {
  return closePrice > 0
}

function marksOf({ unsettled, pledged, marginFunded, costUncertain }: HoldingView, currency: string): Mark[] {
  const marks: Mark[] = []
  if (unsettled > 0) marks.push({ words: words.arriving(quantity(unsettled)), tone: 'busy' })
  if (pledged > 0) marks.push({ words: words.pledged(quantity(pledged)), tone: 'quiet' })
  if (costUncertain) marks.push({ words: words.uncertain, tone: 'attention' })
  if (marginFunded) {
    const funded = words.funded(quantity(marginFunded.quantity), amount(marginFunded.value, currency))
    marks.push({ words: funded, tone: 'attention' })
  }
  return marks
}
