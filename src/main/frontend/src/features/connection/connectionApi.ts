import { generatedApi } from '../../api/generated'

/**
 * The status of connections. `listStatuses` is the one cache entry that every card reads: it is filled by polling now, and
 * an `onCacheEntryAdded` here can feed it from the event stream without a card noticing.
 */
export const connectionApi = generatedApi.enhanceEndpoints({
  endpoints: {
    listStatuses: { providesTags: ['Statuses'] },
    disconnect: {
      invalidatesTags: (_result, failure) => (failure ? ['Statuses'] : []),
      onQueryStarted: async (_config, { dispatch, queryFulfilled }) => {
        const answer = await queryFulfilled.catch(() => null)
        if (!answer) return
        const { status } = answer.data
        dispatch(
          generatedApi.util.updateQueryData('listStatuses', undefined, (statuses) =>
            statuses.map((each) => (each.configId === status.configId ? status : each)),
          ),
        )
      },
    },
  },
})

export const { useListStatusesQuery, useDisconnectMutation } = connectionApi
