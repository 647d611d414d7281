import type { BearerTokens } from '../../api/baseQuery'
import { generatedApi, type StatusView } from '../../api/generated'

/**
 * The status of connections. All pages read the cache entry of `listStatuses`. While any page uses it, the event stream
 * keeps it up to date.
 */
export const connectionApi = generatedApi.enhanceEndpoints({
  endpoints: {
    listStatuses: {
      providesTags: ['Statuses'],
      onCacheEntryAdded: async (_arg, { dispatch, extra, updateCachedData, cacheDataLoaded, cacheEntryRemoved }) => {
        const removed = new AbortController()
        cacheEntryRemoved.then(() => removed.abort())
        // rejects when the entry is removed before its data is loaded
        const isLoaded = await cacheDataLoaded.then(
          () => true,
          () => false,
        )
        if (!isLoaded) return
        // not needed before the sign-in
        const { followChanges } = await import('./followChanges')
        followChanges({
          dispatch,
          tokens: (extra as { signIn: BearerTokens }).signIn,
          signal: removed.signal,
          update: (recipe) => updateCachedData((statuses) => recipe(statuses)),
        })
      },
    },
    listEvents: { providesTags: (_events, _failure, { id }) => [{ type: 'Timelines', id }] },
    disconnect: {
      invalidatesTags: (_result, failure, { id }) => (failure ? ['Statuses'] : [{ type: 'Timelines', id }]),
      onQueryStarted: async (_config, { dispatch, queryFulfilled }) => {
        const response = await queryFulfilled.catch(() => null)
        if (!response) return
        const { status } = response.data
        dispatch(
          generatedApi.util.updateQueryData('listStatuses', undefined, (statuses) => withStatus(statuses, status)),
        )
      },
    },
  },
})

function withStatus(statuses: StatusView[], status: StatusView): StatusView[] {
  return statuses.map((each) => (each.configId === status.configId ? status : each))
}

export const { useListStatusesQuery, useListEventsQuery, useDisconnectMutation } = connectionApi
