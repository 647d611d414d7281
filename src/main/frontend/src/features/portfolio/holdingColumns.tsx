import { t } from 'i18next'
import type { HoldingView } from '../../api/generated'
import { accountColumns } from './accountFilter'
import type { Column } from './Column'
import { Amount, Gain, HighlightedValue, MissingValue, Price } from './Figures'
import { formatAmount, formatQuantity } from './format'
import { keyOf } from './livePrices'
import { RowName, type Tag } from './RowName'
import type { OpenRow } from './useRowDetail'

export function holdingColumns(currency: string, open: OpenRow, hasAccounts: boolean): Column<HoldingView>[] {
  return [
    {
      id: 'symbol',
      label: t('portfolio:holdings.symbol'),
      cell: (row) => (
        <RowName
          name={row.symbol}
          detail={row.exchange}
          tags={tagsOf(row, currency)}
          onOpen={(button) => open(keyOf(row), button)}
        />
      ),
      sortBy: ({ symbol }) => symbol,
    },
    ...accountColumns<HoldingView>(hasAccounts),
    {
      id: 'quantity',
      label: t('portfolio:holdings.quantity'),
      numeric: true,
      cell: ({ quantity }) => formatQuantity(quantity),
      sortBy: ({ quantity }) => quantity,
    },
    {
      id: 'average',
      label: t('portfolio:holdings.average'),
      numeric: true,
      cell: ({ costUncertain, averagePrice }) =>
        costUncertain ? <UncertainCost /> : <Price value={averagePrice} currency={currency} />,
      sortBy: ({ costUncertain, averagePrice }) => (costUncertain ? undefined : averagePrice),
    },
    {
      id: 'price',
      label: t('portfolio:holdings.price'),
      numeric: true,
      isKeyFigure: true,
      cell: ({ lastPrice }) => (
        <HighlightedValue value={lastPrice}>
          <Price value={lastPrice} currency={currency} />
        </HighlightedValue>
      ),
      sortBy: ({ lastPrice }) => lastPrice,
    },
    {
      id: 'invested',
      label: t('portfolio:holdings.invested'),
      numeric: true,
      cell: ({ costUncertain, invested }) =>
        costUncertain ? <UncertainCost /> : <Amount value={invested} currency={currency} />,
      sortBy: ({ costUncertain, invested }) => (costUncertain ? undefined : invested),
    },
    {
      id: 'value',
      label: t('portfolio:holdings.value'),
      numeric: true,
      isKeyFigure: true,
      cell: ({ value }) => (
        <HighlightedValue value={value}>
          <Amount value={value} currency={currency} />
        </HighlightedValue>
      ),
      sortBy: ({ value }) => value,
    },
    {
      id: 'profit',
      label: t('portfolio:holdings.profit'),
      numeric: true,
      isKeyFigure: true,
      cell: ({ costUncertain, profit, profitPercent }) =>
        costUncertain ? (
          t('portfolio:holdings.uncertainProfit')
        ) : (
          <Gain value={profit} percentage={profitPercent} currency={currency} />
        ),
      sortBy: ({ costUncertain, profit }) => (costUncertain ? undefined : profit),
    },
    {
      id: 'day',
      label: t('portfolio:holdings.day'),
      numeric: true,
      isKeyFigure: true,
      cell: ({ dayChange, dayChangePercent }) => (
        <Gain value={dayChange} percentage={dayChangePercent} currency={currency} />
      ),
      sortBy: ({ dayChange }) => dayChange,
    },
  ]
}

function UncertainCost() {
  return <MissingValue label={t('portfolio:holdings.uncertain')} />
}

function tagsOf({ unsettled, pledged, marginFunded, costUncertain }: HoldingView, currency: string): Tag[] {
  const tags: Tag[] = []
  if (unsettled > 0)
    tags.push({ text: t('portfolio:holdings.unsettled', { quantity: formatQuantity(unsettled) }), tone: 'busy' })
  if (pledged > 0)
    tags.push({ text: t('portfolio:holdings.pledged', { quantity: formatQuantity(pledged) }), tone: 'quiet' })
  if (costUncertain) tags.push({ text: t('portfolio:holdings.uncertain'), tone: 'attention' })
  if (marginFunded) {
    const quantity = formatQuantity(marginFunded.quantity)
    const value = formatAmount(marginFunded.value, currency)
    tags.push({ text: t('portfolio:holdings.marginFunded', { quantity, value }), tone: 'attention' })
  }
  return tags
}
