import type { Bearer } from '../../api/baseQuery'
import type { Failure } from '../../api/failure'
import type { PriceFeedView } from '../../api/generated'
import { type LatestPrices, mergePrices } from './livePrices'
import { accountTag, portfolioApi } from './portfolioApi'
import { openPriceStream } from './priceStream'

export interface PriceStreamState {
  /** how prices come; null until the server has said */
  feed: PriceFeedView | null
  /** why the line of this page is down; it is tried again by itself */
  lost: Failure | null
  latest: LatestPrices | null
}

const silent: PriceStreamState = { feed: null, lost: null, latest: null }

/**
 * The price stream of one account, open for as long as a page looks at it: the cache entry is its life. It is apart from the
 * entry of the portfolio, so that a read and a tick never overwrite one another; `withLatestPrices` puts them together.
 */
const priceApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    streamPrices: build.query<PriceStreamState, { configId: string }>({
      queryFn: () => ({ data: silent }),
      keepUnusedDataFor: 0,
      onCacheEntryAdded: async (
        { configId },
        { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch, extra },
      ) => {
        await cacheDataLoaded
        const line = openPriceStream(configId, (extra as { signIn: Bearer }).signIn, {
          onFeed: (feed) => updateCachedData((watch) => ({ ...watch, feed, lost: null })),
          onPrices: (updates) =>
            updateCachedData((watch) => ({ ...watch, latest: updates.reduce(mergePrices, watch.latest) })),
          onRefetchNeeded: () => dispatch(portfolioApi.util.invalidateTags([accountTag(configId)])),
          onConnectionLost: (lost) => updateCachedData((watch) => ({ ...watch, lost })),
        })
        await cacheEntryRemoved
        line.end()
      },
    }),
  }),
})

export const { useStreamPricesQuery } = priceApi
