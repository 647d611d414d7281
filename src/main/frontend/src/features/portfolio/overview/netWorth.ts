import type { FundHoldingsView, FundsView, PortfolioView, PositionsView } from '../../../api/generated'
import { type Freshness, freshnessOf, type Provenance } from '../freshness'
import { leastFresh, oldest, sum } from './sums'

/** The last response about a section of an account. */
export interface SectionData<T> {
  /** undefined before the first response */
  data: T | undefined
  /** the last request failed */
  failed: boolean
}

/** The last responses about one account. */
export interface AccountData {
  configId: string
  label: string
  holdings: SectionData<PortfolioView>
  mutualFunds: SectionData<FundHoldingsView>
  funds: SectionData<FundsView>
  positions: SectionData<PositionsView>
}

export const assetClasses = ['stocks', 'mutualFunds', 'cash'] as const
export type AssetClass = (typeof assetClasses)[number]

/** An amount with its provenance. */
export interface Part {
  value: number
  freshness: Freshness
  asOf: string | undefined
}

/** The result of the positions of one account; no part of its worth. */
export interface PositionsResult {
  /** undefined if it is unknown */
  profit: number | undefined
  /** the day's profit; undefined if it is unknown */
  markedToMarket: number | undefined
  freshness: Freshness
  asOf: string | undefined
  /** names of positions that a sum does not contain */
  withoutProfit: readonly string[]
}

/** The worth of one account in its currency. Positions, margins and margin-funded shares are not part of it. */
export interface AccountWorth {
  configId: string
  label: string
  currency: string
  value: number
  /** an asset class whose value is unknown is absent and not part of `value` */
  parts: Partial<Record<AssetClass, Part>>
  /** undefined if they are unknown */
  positions: PositionsResult | undefined
  /** of the stocks; undefined if it is unknown */
  dayChange: number | undefined
  /** the least fresh of the parts */
  freshness: Freshness
  /** the oldest time of the parts */
  asOf: string | undefined
  /** names of holdings without a price, which are not part of `value` */
  withoutPrice: readonly string[]
  /** names of segments without known cash, which is not part of `value`; empty if all cash is unknown */
  withoutCash: readonly string[]
  /** names of rows that could not be read and are part of no sum */
  unreadable: readonly string[]
}

/** Whether the first responses about an account are missing. */
export function isLoading({ holdings, ...others }: AccountData): boolean {
  if (!holdings.data) return !holdings.failed
  const sections = [others.mutualFunds, others.funds, others.positions]
  return holdings.data.source !== 'SAMPLE' && sections.some(({ data, failed }) => !data && !failed)
}

/** Undefined while the account is loading, for sample data, and where the value of the stocks is unknown. */
export function accountWorth(account: AccountData): AccountWorth | undefined {
  const { configId, label, holdings } = account
  const portfolio = holdings.data
  if (isLoading(account) || !portfolio || portfolio.source === 'SAMPLE') return undefined
  const { currency, totals } = portfolio
  const mutualFunds = counted(account.mutualFunds, currency)
  const funds = counted(account.funds, currency)
  const positions = counted(account.positions, currency)
  const stocks = part(holdings, totals.value)
  if (!stocks) return undefined
  const cash = part(account.funds, funds && cashOf(funds))
  const parts = withoutUnknown({
    stocks,
    mutualFunds: part(account.mutualFunds, mutualFunds?.totals.value),
    cash,
  })
  const known = Object.values(parts)
  return {
    configId,
    label,
    currency,
    value: sum(known.map(({ value }) => value)),
    parts,
    positions: positions && resultOf(positions, freshnessOf(positions, account.positions.failed)),
    dayChange: totals.dayChange,
    freshness: leastFresh(known.map(({ freshness }) => freshness)),
    asOf: oldest(known.map(({ asOf }) => asOf)),
    withoutPrice: [...totals.withoutPrice, ...(mutualFunds?.totals.withoutPrice ?? [])],
    withoutCash: cash && funds ? segmentsWithoutCash(funds) : [],
    unreadable: [portfolio, mutualFunds, positions].flatMap((view) => view?.unreadable ?? []),
  }
}

/** The response if its amounts can be added to those of the stocks: it is no sample and has the same currency. */
function counted<T extends Provenance & { currency: string }>(
  { data }: SectionData<T>,
  currency: string,
): T | undefined {
  return data && data.source !== 'SAMPLE' && data.currency === currency ? data : undefined
}

/** Undefined if the value is unknown. */
function part({ data, failed }: SectionData<Provenance>, value: number | undefined): Part | undefined {
  if (!data || value === undefined) return undefined
  return { value, freshness: freshnessOf(data, failed), asOf: data.asOf }
}

function withoutUnknown(parts: Record<AssetClass, Part | undefined>): Partial<Record<AssetClass, Part>> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}

/** The cash of all segments in which it is known; undefined if it is known in none. */
function cashOf({ segments }: FundsView): number | undefined {
  const known = segments.flatMap(({ cash }) => (cash === undefined ? [] : [cash]))
  return known.length === 0 ? undefined : sum(known)
}

function segmentsWithoutCash({ segments, unreadable }: FundsView): string[] {
  return [...segments.filter(({ cash }) => cash === undefined).map(({ name }) => name), ...unreadable]
}

function resultOf(positions: PositionsView, freshness: Freshness): PositionsResult {
  const { profit, markedToMarket, asOf, withoutProfit, withoutMarkedToMarket } = positions
  return {
    profit,
    markedToMarket,
    freshness,
    asOf,
    withoutProfit: [...new Set([...withoutProfit, ...withoutMarkedToMarket])],
  }
}
