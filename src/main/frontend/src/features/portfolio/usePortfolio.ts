import { useMemo } from 'react'
import { withoutResponse } from '../../api/failure'
import type { PortfolioView } from '../../api/generated'
import { useOnline } from '../../shared/useOnline'
import type { SectionQuery } from './DataPanel'
import { withLatestPrices } from './livePrices'
import { useGetPortfolioQuery } from './portfolioApi'
import { type PriceStreamState, usePriceStreamQuery } from './priceStreamApi'

/** With a price feed, polling only finds changes of the holdings; without one, it brings the prices too. */
const pollMillis = { withPriceFeed: 60_000, withoutPriceFeed: 15_000 }

/** Offline, no data is current. */
const offline = withoutResponse('unreachable')

export interface Portfolio {
  /** the holdings with the latest prices */
  query: SectionQuery<PortfolioView>
  /** the last response, for components that must not change with every price */
  response: PortfolioView | undefined
  priceStream: PriceStreamState | undefined
  refetch: () => Promise<unknown>
}

/** The holdings of one account, combined with its streamed prices. */
export function usePortfolio(configId: string): Portfolio {
  const { currentData: priceStream } = usePriceStreamQuery({ configId })
  const hasPriceFeed = priceStream?.feed && priceStream.feed.mode !== 'OFF' && !priceStream.failure
  const {
    currentData: response,
    error,
    refetch,
  } = useGetPortfolioQuery(
    { configId },
    {
      pollingInterval: hasPriceFeed ? pollMillis.withPriceFeed : pollMillis.withoutPriceFeed,
      skipPollingIfUnfocused: true,
      refetchOnFocus: true,
      refetchOnReconnect: true,
      refetchOnMountOrArgChange: true,
    },
  )
  const isOnline = useOnline()
  const latest = priceStream?.latest ?? null
  const portfolio = useMemo(() => response && withLatestPrices(response, latest), [response, latest])
  return {
    query: { currentData: portfolio, error: error ?? (isOnline ? undefined : offline), refetch },
    response,
    priceStream,
    refetch,
  }
}

/** Query options of the other sections of the account. */
export const sectionQueryOptions = {
  pollingInterval: pollMillis.withPriceFeed,
  skipPollingIfUnfocused: true,
  refetchOnFocus: true,
  refetchOnReconnect: true,
  refetchOnMountOrArgChange: true,
} as const
