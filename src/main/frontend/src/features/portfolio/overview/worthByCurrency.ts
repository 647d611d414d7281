import type { Freshness } from '../freshness'
import { type AccountWorth, type AssetClass, assetClasses, type Part, type PositionsResult } from './netWorth'
import { leastFresh, oldest, sum, sumOfKnown } from './sums'

/** The worth of one asset class in all accounts of a currency. */
export interface AssetClassWorth {
  assetClass: AssetClass
  /** of the accounts in which it is known; undefined if it is known in none */
  part: Part | undefined
  /** names of the accounts in which it is unknown */
  unknownIn: string[]
}

/** The result of the positions of all accounts of a currency; no part of their worth. */
export interface PositionsTotal extends Omit<PositionsResult, 'freshness'> {
  /** undefined if the positions of no account are known */
  freshness: Freshness | undefined
  /** names of the accounts whose positions are unknown */
  unknownIn: string[]
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
  assetClasses: AssetClassWorth[]
  positions: PositionsTotal
  /** largest first */
  accounts: AccountWorth[]
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
  const dayChange = sumOfKnown(changed.map((account) => account.dayChange))
  const before = sum([...changed.map(({ parts }) => parts.stocks?.value ?? 0), -(dayChange ?? 0)])
  return {
    currency,
    value: sum(accounts.map(({ value }) => value)),
    dayChange,
    dayChangePercent: dayChange === undefined || before <= 0 ? undefined : (dayChange / before) * 100,
    freshness: leastFresh(accounts.map(({ freshness }) => freshness)),
    asOf: oldest(accounts.map(({ asOf }) => asOf)),
    assetClasses: assetClasses.map((assetClass) => assetClassWorth(assetClass, accounts)),
    positions: positionsTotal(accounts),
    accounts: accounts.toSorted((one, other) => other.value - one.value),
  }
}

function assetClassWorth(assetClass: AssetClass, accounts: AccountWorth[]): AssetClassWorth {
  const known = accounts.flatMap(({ parts }) => parts[assetClass] ?? [])
  const unknown = accounts.filter(({ parts }) => !parts[assetClass])
  return {
    assetClass,
    part:
      known.length === 0
        ? undefined
        : {
            value: sum(known.map(({ value }) => value)),
            freshness: leastFresh(known.map(({ freshness }) => freshness)),
            asOf: oldest(known.map(({ asOf }) => asOf)),
          },
    unknownIn: unknown.map(({ label }) => label),
  }
}

function positionsTotal(accounts: AccountWorth[]): PositionsTotal {
  const known = accounts.flatMap(({ positions }) => positions ?? [])
  return {
    profit: sumOfKnown(known.map(({ profit }) => profit)),
    markedToMarket: sumOfKnown(known.map(({ markedToMarket }) => markedToMarket)),
    freshness: known.length === 0 ? undefined : leastFresh(known.map(({ freshness }) => freshness)),
    asOf: oldest(known.map(({ asOf }) => asOf)),
    withoutProfit: known.flatMap(({ withoutProfit }) => withoutProfit),
    unknownIn: accounts.filter(({ positions }) => !positions).map(({ label }) => label),
  }
}
