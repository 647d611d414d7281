import type { HoldingPrice, HoldingView, PortfolioView, PriceUpdate, Totals } from '../../api/generated'

/** The latest streamed prices, and the totals that the server computed from them. */
export interface LatestPrices {
  asOf: string
  totals: Totals
  prices: Record<string, HoldingPrice>
}

/** Tells holdings apart that have the same exchange and symbol. */
export function keyOf({ key }: { key: string }): string {
  return key
}

/**
 * Merges an update into the latest prices. A complete update replaces them, because it lists all holdings; any other
 * update adds to them.
 */
export function mergePrices(
  latest: LatestPrices | null,
  { asOf, totals, holdings, complete }: PriceUpdate,
): LatestPrices {
  const prices = Object.fromEntries(holdings.map((price) => [keyOf(price), price]))
  return { asOf, totals, prices: complete ? prices : { ...latest?.prices, ...prices } }
}

/** The portfolio with the latest prices. Changes LIVE portfolios only, and computes no amount itself. */
export function withLatestPrices(portfolio: PortfolioView, latest: LatestPrices | null): PortfolioView {
  if (!latest || portfolio.source !== 'LIVE' || !isAtLeastAsNew(latest.asOf, portfolio.asOf)) return portfolio
  return {
    ...portfolio,
    asOf: latest.asOf,
    totals: latest.totals,
    holdings: portfolio.holdings.map((holding) => withPrice(holding, latest.prices[keyOf(holding)])),
  }
}

function isAtLeastAsNew(one: string, other: string | undefined): boolean {
  return other === undefined || Date.parse(one) >= Date.parse(other)
}

const pricedRows = new WeakMap<HoldingView, { price: HoldingPrice; row: HoldingView }>()

/** Returns the same object for the same price, so that only rows that changed render again. */
function withPrice(holding: HoldingView, price: HoldingPrice | undefined): HoldingView {
  if (!price) return holding
  const known = pricedRows.get(holding)
  if (known?.price === price) return known.row
  // a number that the update lacks is unknown, and must not stay from the earlier answer
  const {
    lastPrice: _lastPrice,
    closePrice: _closePrice,
    value: _value,
    profit: _profit,
    profitPercent: _profitPercent,
    dayChange: _dayChange,
    dayChangePercent: _dayChangePercent,
    ...rest
  } = holding
  const row = { ...rest, ...price }
  pricedRows.set(holding, { price, row })
  return row
}
