import type { FundHoldingsView, PortfolioView } from '../../../api/generated'
import { type Freshness, freshnessOf } from '../freshness'

/** The last responses about one account. */
export interface AccountData {
  configId: string
  label: string
  portfolio: PortfolioView | undefined
  portfolioFailed: boolean
  funds: FundHoldingsView | undefined
  fundsFailed: boolean
}

/** The worth of one account in its currency. Positions, margins, cash and margin-funded shares are not part of it. */
export interface AccountWorth {
  configId: string
  label: string
  currency: string
  value: number
  stocks: number
  /** undefined if it is unknown; then it is not part of `value` */
  mutualFunds: number | undefined
  /** of the stocks; undefined if it is unknown */
  dayChange: number | undefined
  /** the least fresh of the parts */
  freshness: Freshness
  /** the oldest time of the parts */
  asOf: string | undefined
  /** names of holdings without a price, which are not part of `value` */
  withoutPrice: readonly string[]
}

/** The worth of all accounts in one currency. */
export interface NetWorth {
  currency: string
  value: number
  /** of the accounts whose change is known; undefined if it is of none */
  dayChange: number | undefined
  /** percentage of the value of the same stocks at the previous close */
  dayChangePercent: number | undefined
  freshness: Freshness
  asOf: string | undefined
  /** largest first */
  accounts: AccountWorth[]
}

const leastFreshFirst: Freshness[] = ['SAMPLE', 'LAST_KNOWN', 'STALE', 'LIVE']

/** Whether the first responses about an account are missing. */
export function isLoading({ portfolio, portfolioFailed, funds, fundsFailed }: AccountData): boolean {
  if (!portfolio) return !portfolioFailed
  return portfolio.source !== 'SAMPLE' && !funds && !fundsFailed
}

/** Undefined while the account is loading, for sample data, and where the value of the stocks is unknown. */
export function accountWorth(data: AccountData): AccountWorth | undefined {
  const { configId, label, portfolio, portfolioFailed, funds, fundsFailed } = data
  const stocks = portfolio?.totals.value
  if (isLoading(data) || !portfolio || portfolio.source === 'SAMPLE' || stocks === undefined) return undefined
  const counted = countedFunds(portfolio, funds)
  const mutualFunds = counted?.totals.value
  return {
    configId,
    label,
    currency: portfolio.currency,
    value: sum([stocks, mutualFunds ?? 0]),
    stocks,
    mutualFunds,
    dayChange: portfolio.totals.dayChange,
    freshness: leastFresh([
      freshnessOf(portfolio, portfolioFailed),
      ...(counted && mutualFunds !== undefined ? [freshnessOf(counted, fundsFailed)] : []),
    ]),
    asOf: oldest([portfolio.asOf, mutualFunds === undefined ? undefined : counted?.asOf]),
    withoutPrice: [...portfolio.totals.withoutPrice, ...(counted?.totals.withoutPrice ?? [])],
  }
}

/** Funds in another currency than the stocks, and sample data, are not added. */
function countedFunds(portfolio: PortfolioView, funds: FundHoldingsView | undefined): FundHoldingsView | undefined {
  return funds && funds.source !== 'SAMPLE' && funds.currency === portfolio.currency ? funds : undefined
}

/** The worth by currency, the largest number of accounts first; amounts of different currencies are never added. */
export function netWorths(accounts: readonly AccountWorth[]): NetWorth[] {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))]
  return currencies
    .map((currency) =>
      netWorth(
        currency,
        accounts.filter((account) => account.currency === currency),
      ),
    )
    .toSorted((one, other) => other.accounts.length - one.accounts.length || (one.currency < other.currency ? -1 : 1))
}

function netWorth(currency: string, accounts: AccountWorth[]): NetWorth {
  const changed = accounts.filter(({ dayChange }) => dayChange !== undefined)
  const dayChange = changed.length === 0 ? undefined : sum(changed.map((account) => account.dayChange ?? 0))
  const before = sum([...changed.map(({ stocks }) => stocks), -(dayChange ?? 0)])
  return {
    currency,
    value: sum(accounts.map(({ value }) => value)),
    dayChange,
    dayChangePercent: dayChange === undefined || before <= 0 ? undefined : (dayChange / before) * 100,
    freshness: leastFresh(accounts.map(({ freshness }) => freshness)),
    asOf: oldest(accounts.map(({ asOf }) => asOf)),
    accounts: accounts.toSorted((one, other) => other.value - one.value),
  }
}

/** Added in ten-thousandths, so that binary fractions do not add up to another amount. */
function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + Math.round(amount * 10_000), 0) / 10_000
}

function leastFresh(all: readonly Freshness[]): Freshness {
  return leastFreshFirst.find((each) => all.includes(each)) ?? 'LIVE'
}

function oldest(times: readonly (string | undefined)[]): string | undefined {
  return times.filter((time) => time !== undefined).toSorted((one, other) => Date.parse(one) - Date.parse(other))[0]
}
