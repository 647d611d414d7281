import type { HoldingView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import type { Column } from './Column'
import { Gain, HighlightedValue, MissingValue } from './Figures'
import { formatAmount, formatPrice, formatQuantity } from './format'
import { RowName, type Tag } from './RowName'

const words = texts.holdings

/** What is shown of a holding, in the order in which it is read. */
export function holdingColumns(currency: string): Column<HoldingView>[] {
  return [
    {
      id: 'symbol',
      label: words.symbol,
      cell: (row) => <RowName name={row.symbol} place={row.exchange} marks={tagsOf(row, currency)} />,
      sortBy: ({ symbol }) => symbol,
    },
    {
      id: 'quantity',
      label: words.quantity,
      numeric: true,
      cell: (row) => formatQuantity(row.quantity),
      sortBy: (row) => row.quantity,
    },
    {
      id: 'average',
      label: words.average,
      numeric: true,
      cell: (row) => (row.costUncertain ? <MissingValue spoken={words.uncertain} /> : formatPrice(row.averagePrice)),
      sortBy: (row) => (row.costUncertain ? undefined : row.averagePrice),
    },
    {
      id: 'price',
      label: words.price,
      numeric: true,
      isFirst: true,
      cell: (row) => <HighlightedValue value={row.lastPrice}>{formatPrice(row.lastPrice)}</HighlightedValue>,
      sortBy: (row) => row.lastPrice,
    },
    {
      id: 'invested',
      label: words.invested,
      numeric: true,
      cell: (row) =>
        row.costUncertain ? <MissingValue spoken={words.uncertain} /> : formatAmount(row.invested, currency),
      sortBy: (row) => (row.costUncertain ? undefined : row.invested),
    },
    {
      id: 'value',
      label: words.value,
      numeric: true,
      isFirst: true,
      cell: (row) => <HighlightedValue value={row.value}>{formatAmount(row.value, currency)}</HighlightedValue>,
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
          <MissingValue />
        ),
      sortBy: (row) => (hasClose(row) ? row.dayChange : undefined),
    },
  ]
}

/** Listed today, so there is no close to compare with; a 0 would say that nothing had moved. */
function hasClose({ closePrice }: HoldingView): boolean {
  return closePrice > 0
}

function tagsOf({ unsettled, pledged, marginFunded, costUncertain }: HoldingView, currency: string): Tag[] {
  const marks: Tag[] = []
  if (unsettled > 0) marks.push({ words: words.arriving(formatQuantity(unsettled)), tone: 'busy' })
  if (pledged > 0) marks.push({ words: words.pledged(formatQuantity(pledged)), tone: 'quiet' })
  if (costUncertain) marks.push({ words: words.uncertain, tone: 'attention' })
  if (marginFunded) {
    const funded = words.funded(formatQuantity(marginFunded.quantity), formatAmount(marginFunded.value, currency))
    marks.push({ words: funded, tone: 'attention' })
  }
  return marks
}
