import type { BearerTokens } from '../../api/baseQuery'
import type { Failure } from '../../api/failure'
import type { PriceFeedView } from '../../api/generated'
import { type LatestPrices, mergePrices } from './livePrices'
import { accountTag, portfolioApi } from './portfolioApi'
import { openPriceStream } from './priceStream'

export interface PriceStreamState {
  /** how the server gets prices; null until it is known */
  feed: PriceFeedView | null
  /** why this page has no connection to the stream; null while it has one */
  failure: Failure | null
  latest: LatestPrices | null
}

const initialState: PriceStreamState = { feed: null, failure: null, latest: null }

/**
 * The price stream of one account. It is open while a component uses the cache entry. Prices have an entry of their
 * own, so that a response and an update never overwrite each other; `withLatestPrices` combines the two.
 */
const priceStreamApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    // not `streamPrices`, which is the generated endpoint
    priceStream: build.query<PriceStreamState, { configId: string }>({
      queryFn: () => ({ data: initialState }),
      keepUnusedDataFor: 0,
      onCacheEntryAdded: async (
        { configId },
        { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch, extra },
      ) => {
        await cacheDataLoaded
        const stream = openPriceStream(configId, (extra as { signIn: BearerTokens }).signIn, {
          onFeed: (feed) => updateCachedData((state) => ({ ...state, feed, failure: null })),
          onPrices: (updates) =>
            updateCachedData((state) => ({ ...state, latest: updates.reduce(mergePrices, state.latest) })),
          onRefetchNeeded: () => dispatch(portfolioApi.util.invalidateTags([accountTag(configId)])),
          onConnectionLost: (failure) => updateCachedData((state) => ({ ...state, failure })),
        })
        await cacheEntryRemoved
        stream.close()
      },
    }),
  }),
})

export const { usePriceStreamQuery } = priceStreamApi
