import type { BearerTokens } from '../../api/baseQuery'
import { generatedApi, type StatusView } from '../../api/generated'
import { followChanges } from './followChanges'

/**
 * The status of connections. `listStatuses` is the one cache entry that every page reads: as long as anything reads it, the
 * stream of changes keeps it as it is on the server. There is one stream for each tab.
 */
export const connectionApi = generatedApi.enhanceEndpoints({
  endpoints: {
    listStatuses: {
      providesTags: ['Statuses'],
      onCacheEntryAdded: async (_arg, { dispatch, extra, updateCachedData, cacheDataLoaded, cacheEntryRemoved }) => {
        const gone = new AbortController()
        cacheEntryRemoved.then(() => gone.abort())
        // rejects when nothing could be loaded as long as anybody was interested
        const isLoaded = await cacheDataLoaded.then(
          () => true,
          () => false,
        )
        if (!isLoaded) return
        await followChanges({
          dispatch,
          bearer: (extra as { signIn: BearerTokens }).signIn,
          signal: gone.signal,
          update: (recipe) => updateCachedData((statuses) => recipe(statuses)),
        })
      },
    },
    listEvents: { providesTags: (_events, _failure, { id }) => [{ type: 'Timelines', id }] },
    disconnect: {
      invalidatesTags: (_result, failure, { id }) => (failure ? ['Statuses'] : [{ type: 'Timelines', id }]),
      onQueryStarted: async (_config, { dispatch, queryFulfilled }) => {
        const answer = await queryFulfilled.catch(() => null)
        if (!answer) return
        const { status } = answer.data
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
