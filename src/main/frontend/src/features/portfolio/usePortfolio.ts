import { useMemo } from 'react'
import type { PortfolioView } from '../../api/generated'
import type { SectionQuery } from './DataPanel'
import { withLatestPrices } from './livePrices'
import { useGetPortfolioQuery } from './portfolioApi'
import { type PriceStreamState, useStreamPricesQuery } from './priceStreamApi'

/** While prices come, a read is only there to notice what is owned; without them it brings the prices too. */
const pollMillis = { streaming: 60_000, else: 15_000 }

export interface Portfolio {
  /** the holdings at the newest prices */
  query: SectionQuery<PortfolioView>
  /** as they were read, for what should not move with every tick */
  read: PortfolioView | undefined
  watch: PriceStreamState | undefined
  refetch: () => Promise<unknown>
}

/** Holdings and prices of one account, put together for everything on the page that shows them. */
export function usePortfolio(configId: string): Portfolio {
  const { currentData: watch } = useStreamPricesQuery({ configId })
  const pricesCome = watch?.feed && watch.feed.mode !== 'OFF' && !watch.lost
  const { currentData, error, refetch } = useGetPortfolioQuery(
    { configId },
    {
      pollingInterval: pricesCome ? pollMillis.streaming : pollMillis.else,
      skipPollingIfUnfocused: true,
      refetchOnFocus: true,
      refetchOnReconnect: true,
      refetchOnMountOrArgChange: true,
    },
  )
  const latest = watch?.latest ?? null
  const portfolio = useMemo(() => currentData && withLatestPrices(currentData, latest), [currentData, latest])
  return { query: { currentData: portfolio, error, refetch }, read: currentData, watch, refetch }
}

/** How the other parts of the account keep fresh. */
export const sectionQueryOptions = {
  pollingInterval: pollMillis.streaming,
  skipPollingIfUnfocused: true,
  refetchOnFocus: true,
  refetchOnReconnect: true,
  refetchOnMountOrArgChange: true,
} as const
