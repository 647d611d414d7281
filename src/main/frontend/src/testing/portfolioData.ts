import type {
  FundHoldingsView,
  FundsView,
  HistoryPoint,
  HistoryView,
  HoldingPrice,
  HoldingView,
  PortfolioView,
  PositionsView,
  PositionView,
  PriceUpdate,
} from '../api/generated'
import { config } from './data'

const configId = config.id
const live = { configId, source: 'LIVE', asOf: '2026-11-27T06:12:41Z', state: 'CONNECTED', currency: 'INR' } as const

export function holding(symbol: string, more: Partial<HoldingView> = {}): HoldingView {
  return {
    key: `NSE:${symbol}`,
    exchange: 'NSE',
    symbol,
    product: 'CNC',
    isin: `INE${symbol}`,
    quantity: 10,
    settled: 10,
    unsettled: 0,
    pledged: 0,
    averagePrice: 1500,
    lastPrice: 1575,
    closePrice: 1580,
    costUncertain: false,
    invested: 15000,
    value: 15750,
    profit: 750,
    profitPercent: 5,
    dayChange: -50,
    dayChangePercent: -0.3165,
    ...more,
  }
}

/** One holding for each kind of tag. */
export const holdings: HoldingView[] = [
  holding('INFY', { quantity: 120, value: 1234567.89, profit: 23456.78, profitPercent: 1.9367 }),
  holding('RELIANCE', { quantity: 75, settled: 60, unsettled: 15, value: 98000, dayChange: 1200.5 }),
  holding('HDFCBANK', { quantity: 200, pledged: 150, value: 156207.5, profit: -1250.25, profitPercent: -0.794 }),
  holding('TATASTEEL', {
    value: 1411,
    marginFunded: { quantity: 1000, averagePrice: 163.2, initialMargin: 40800, value: 141100, profit: -22100 },
  }),
  holding('WIPRO', { averagePrice: 0, invested: 0, costUncertain: true, value: 15200 }),
]

export const portfolio: PortfolioView = {
  ...live,
  totals: {
    invested: 1480111.11,
    value: 1505386.39,
    profit: 25275.28,
    profitPercent: 1.7077,
    dayChange: -4321.5,
    dayChangePercent: -0.2863,
    withoutPrice: [],
    withoutCost: [],
    withoutClose: [],
  },
  costUncertain: 1,
  unreadable: [],
  holdings,
  changes: [],
}

export const lastKnown = {
  source: 'LAST_KNOWN',
  state: 'EXPIRED',
  reason: 'session-ended',
  message:
    'The session has ended. Every session at the broker ends about 06:00 in India. Log in again to see today’s values.',
} as const

export const sample: Pick<PortfolioView, 'source' | 'state' | 'reason' | 'message'> = {
  source: 'SAMPLE',
  state: 'DISCONNECTED',
  reason: 'never-connected',
  message: 'This is a sample. Its numbers are made up. Log in to see yours.',
}

const nothing = { quantity: 0, price: 0, value: 0 }

export function position(symbol: string, more: Partial<PositionView> = {}): PositionView {
  return {
    exchange: 'NSE',
    segment: 'AUCTION_STOCKS',
    symbol,
    product: 'CNC',
    quantity: 20,
    carried: 0,
    multiplier: 1,
    averagePrice: 1371.25,
    lastPrice: 1380,
    closePrice: 0,
    bought: { quantity: 20, price: 1371.25, value: 27425 },
    sold: nothing,
    boughtToday: { quantity: 20, price: 1371.25, value: 27425 },
    soldToday: nothing,
    profit: 175,
    markedToMarket: 175,
    ...more,
  }
}

export const positions: PositionsView = {
  ...live,
  markets: [],
  profit: 602.5,
  markedToMarket: -210,
  withoutProfit: [],
  withoutMarkedToMarket: [],
  unreadable: [],
  net: [
    position('ICICIBANK'),
    position('NIFTY26NOVFUT', {
      exchange: 'NFO',
      segment: 'EQUITY_DERIVATIVES',
      product: 'NRML',
      quantity: 75,
      carried: 75,
    }),
    position('CRUDEOIL26DECFUT', {
      exchange: 'MCX',
      segment: 'COMMODITY_DERIVATIVES',
      product: 'NRML',
      quantity: -1,
      multiplier: 100,
      profit: -310,
    }),
    position('AXISBANK', { product: 'MIS', quantity: 0, averagePrice: 0, profit: 427.5 }),
  ],
  day: [position('ICICIBANK')],
}

export const funds: FundsView = {
  ...live,
  unreadable: [],
  segments: [
    {
      name: 'equity',
      enabled: true,
      spendable: 99725.05,
      used: 145706.55,
      cash: 245431.6,
      available: { cash: 245431.6, collateral: 0 },
      usedFor: { span: 98215.5, exposure: 47491.05 },
    },
    { name: 'commodity', enabled: false, spendable: 0, used: 0, cash: 0, available: {}, usedFor: {} },
  ],
}

export const mutualFunds: FundHoldingsView = {
  ...live,
  unreadable: [],
  totals: {
    invested: 180000,
    value: 248920.12,
    profit: 68920.12,
    profitPercent: 38.2889,
    withoutPrice: [],
    withoutCost: [],
  },
  funds: [
    {
      isin: 'INF879O01027',
      name: 'PARAG PARIKH FLEXI CAP FUND - DIRECT PLAN',
      folio: '40988912/71',
      quantity: 1204.617,
      pledged: 0,
      averagePrice: 61.4182,
      lastPrice: 92.3177,
      priceDate: '2026-11-26',
      invested: 73985.41,
      value: 111207.47,
      profit: 37222.06,
      profitPercent: 50.3101,
    },
    {
      isin: 'INF179KB1HP9',
      name: 'HDFC LIQUID FUND - DIRECT PLAN',
      folio: '',
      quantity: 22.481,
      pledged: 10,
      averagePrice: 4712.3385,
      lastPrice: 5271.9042,
      invested: 105938.08,
      value: 118517.68,
      profit: 12579.6,
      profitPercent: 11.8745,
    },
  ],
}

export function point(day: string, value: number, more: Partial<HistoryPoint> = {}): HistoryPoint {
  const invested = 1480000
  return {
    day,
    asOf: `${day}T10:00:00Z`,
    invested,
    value,
    profit: value - invested,
    dayChange: 0,
    notIncluded: 0,
    ...more,
  }
}

export const history: HistoryView = {
  configId,
  currency: 'INR',
  resolution: 'DAY',
  from: '2026-10-27',
  to: '2026-11-27',
  points: [point('2026-11-24', 1490000), point('2026-11-25', 1470000), point('2026-11-26', 1505386.39)],
}

export function priceOf(
  { key, exchange, symbol, closePrice = 1580, value = 0 }: HoldingView,
  lastPrice: number,
): HoldingPrice {
  return {
    key,
    exchange,
    symbol,
    lastPrice,
    closePrice,
    value: value + 1,
    profit: 1000,
    dayChange: 10,
    dayChangePercent: 0.1,
  }
}

export function prices(of: HoldingPrice[], more: Partial<PriceUpdate> = {}): PriceUpdate {
  const totals = { ...portfolio.totals, value: 1600000.5 }
  return { configId, asOf: '2026-11-27T06:12:45.250Z', complete: true, totals, holdings: of, ...more }
}
