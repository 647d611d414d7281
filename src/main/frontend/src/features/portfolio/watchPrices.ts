import type { BearerTokens } from '../../api/baseQuery'
import type { Failure } from '../../api/failure'
import type { PriceFeedView } from '../../api/generated'
import { heard, type LatestPrices } from './livePrices'
import { accountTag, portfolioApi } from './portfolioApi'
import { priceLine } from './priceLine'

export interface PriceWatch {
  /** how prices come; null until the server has said */
  feed: PriceFeedView | null
  /** why the line of this page is down; it is tried again by itself */
  lost: Failure | null
  latest: LatestPrices | null
}

const silent: PriceWatch = { feed: null, lost: null, latest: null }

/**
 * The price stream of one account, open for as long as a page looks at it: the cache entry is its life. It is apart from the
 * entry of the portfolio, so that a read and a tick never overwrite one another; `atLatestPrices` puts them together.
 */
const priceApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    watchPrices: build.query<PriceWatch, { configId: string }>({
      queryFn: () => ({ data: silent }),
      keepUnusedDataFor: 0,
      onCacheEntryAdded: async (
        { configId },
        { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch, extra },
      ) => {
        await cacheDataLoaded
        const line = priceLine(configId, (extra as { signIn: BearerTokens }).signIn, {
          onFeed: (feed) => updateCachedData((watch) => ({ ...watch, feed, lost: null })),
          onPrices: (updates) =>
            updateCachedData((watch) => ({ ...watch, latest: updates.reduce(heard, watch.latest) })),
          onOther: () => dispatch(portfolioApi.util.invalidateTags([accountTag(configId)])),
          onLost: (lost) => updateCachedData((watch) => ({ ...watch, lost })),
        })
        await cacheEntryRemoved
        line.end()
      },
    }),
  }),
})

export const { useWatchPricesQuery } = priceApi
