import type { HoldingPrice, HoldingView, PortfolioView, PriceUpdate, Totals } from '../../api/generated'

/** The newest prices that were mergePrices, and what the server made of them. */
export interface LatestPrices {
  asOf: string
  totals: Totals
  prices: Record<string, HoldingPrice>
}

export function keyOf({ exchange, symbol }: { exchange: string; symbol: string }): string {
  return `${exchange}:${symbol}`
}

/** A complete update replaces what was known, because what is not in it is owned no longer; others add to it. */
export function mergePrices(
  known: LatestPrices | null,
  { asOf, totals, holdings, complete }: PriceUpdate,
): LatestPrices {
  const news = Object.fromEntries(holdings.map((price) => [keyOf(price), price]))
  return { asOf, totals, prices: complete ? news : { ...known?.prices, ...news } }
}

/** The portfolio at the newest prices. Nothing is computed here, and nothing but a LIVE portfolio is touched. */
export function withLatestPrices(portfolio: PortfolioView, latest: LatestPrices | null): PortfolioView {
  if (!latest || portfolio.source !== 'LIVE' || !isNewer(latest.asOf, portfolio.asOf)) return portfolio
  return {
    ...portfolio,
    asOf: latest.asOf,
    totals: latest.totals,
    holdings: portfolio.holdings.map((holding) => withPrice(holding, latest.prices[keyOf(holding)])),
  }
}

function isNewer(one: string, other: string | undefined): boolean {
  return other === undefined || Date.parse(one) >= Date.parse(other)
}

const rowCache = new WeakMap<HoldingView, { price: HoldingPrice; row: HoldingView }>()

/** The same row for the same price, so that only rows that changed are drawn anew. */
function withPrice(holding: HoldingView, price: HoldingPrice | undefined): HoldingView {
  if (!price) return holding
  const known = rowCache.get(holding)
  if (known?.price === price) return known.row
  const { profitPercent: _old, dayChangePercent: _older, ...rest } = holding
  const row = { ...rest, ...price }
  rowCache.set(holding, { price, row })
  return row
}
