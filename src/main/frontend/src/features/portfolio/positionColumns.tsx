import { t } from 'i18next'
import type { MarketStatus, PositionView, Traded } from '../../api/generated'
import { accountColumns } from './accountFilter'
import type { Column } from './Column'
import { Gain, MissingValue, Price } from './Figures'
import { formatPrice, formatQuantity } from './format'
import { shownPhase } from './marketText'
import { RowName, type Tag } from './RowName'
import type { OpenRow } from './useRowDetail'

/** Brokers net the trades of one account in one listing and product into one position. */
export function positionKey({ exchange, symbol, product, account }: PositionView): string {
  return `${exchange}:${symbol}:${product}:${account ?? ''}`
}

/** Open positions, and positions that were closed today. */
export function netColumns(
  currency: string,
  markets: MarketStatus[],
  open: OpenRow,
  hasAccounts: boolean,
): Column<PositionView>[] {
  return [
    instrumentColumn(open, markets),
    ...accountColumns<PositionView>(hasAccounts),
    {
      id: 'quantity',
      label: t('portfolio:positions.quantity'),
      numeric: true,
      cell: ({ quantity }) => formatQuantity(quantity),
    },
    {
      id: 'average',
      label: t('portfolio:positions.average'),
      numeric: true,
      cell: (row) => <AveragePrice position={row} currency={currency} />,
    },
    {
      id: 'price',
      label: t('portfolio:positions.price'),
      numeric: true,
      cell: ({ lastPrice }) => <Price value={lastPrice} currency={currency} />,
    },
    {
      id: 'profit',
      label: t('portfolio:positions.profit'),
      numeric: true,
      cell: ({ profit }) => <Gain value={profit} percentage={undefined} currency={currency} />,
    },
    {
      id: 'today',
      label: t('portfolio:positions.today'),
      numeric: true,
      cell: ({ markedToMarket }) => <Gain value={markedToMarket} percentage={undefined} currency={currency} />,
    },
  ]
}

/** Today's trades. */
export function tradeColumns(currency: string, open: OpenRow, hasAccounts: boolean): Column<PositionView>[] {
  return [
    instrumentColumn(open),
    ...accountColumns<PositionView>(hasAccounts),
    {
      id: 'bought',
      label: t('portfolio:positions.bought'),
      numeric: true,
      cell: ({ boughtToday }) => <Trades trades={boughtToday} currency={currency} />,
    },
    {
      id: 'sold',
      label: t('portfolio:positions.sold'),
      numeric: true,
      cell: ({ soldToday }) => <Trades trades={soldToday} currency={currency} />,
    },
  ]
}

function instrumentColumn(open: OpenRow, markets: MarketStatus[] = []): Column<PositionView> {
  return {
    id: 'instrument',
    label: t('portfolio:positions.instrument'),
    cell: (row) => (
      <RowName
        name={row.symbol}
        detail={[row.exchange, row.product].filter(Boolean).join(' · ')}
        tags={[...tagsOf(row), ...marketTags(row, markets)]}
        onOpen={(button) => open(positionKey(row), button)}
      />
    ),
  }
}

/** A closed position has no average price. */
export function AveragePrice({ position, currency }: { position: PositionView; currency: string }) {
  if (position.quantity === 0) return <MissingValue label={t('portfolio:positions.closed')} />
  return <Price value={position.averagePrice} currency={currency} />
}

export function Trades({ trades: { quantity, price }, currency }: { trades: Traded; currency: string }) {
  if (quantity === undefined) return <MissingValue />
  if (quantity === 0) return <MissingValue label={formatQuantity(0)} />
  return t('portfolio:positions.trade', { quantity: formatQuantity(quantity), price: formatPrice(price, currency) })
}

/** A row of an open market has none: its price can be live while that of another row is not. */
function marketTags({ segment }: PositionView, markets: MarketStatus[]): Tag[] {
  const market = markets.find((state) => state.segment === segment)
  const phase = market && shownPhase(market)
  return phase && phase !== 'OPEN' ? [{ text: t(`portfolio:market.tag.${phase}`), tone: 'quiet' }] : []
}

function tagsOf({ quantity, carried, multiplier }: PositionView): Tag[] {
  const tags: Tag[] = []
  if (quantity === 0) tags.push({ text: t('portfolio:positions.closed'), tone: 'quiet' })
  if (quantity < 0) tags.push({ text: t('portfolio:positions.short'), tone: 'attention' })
  if (carried !== undefined && carried !== 0 && quantity !== 0)
    tags.push({ text: t('portfolio:positions.carried', { quantity: formatQuantity(carried) }), tone: 'quiet' })
  if (multiplier !== undefined && multiplier !== 1)
    tags.push({ text: t('portfolio:positions.lotSize', { units: formatQuantity(multiplier) }), tone: 'quiet' })
  return tags
}
