import { generatedApi } from '../../api/generated'

/** Endpoints for administrators. Disconnecting a connection changes all of them but the keys. */
export const adminApi = generatedApi.enhanceEndpoints({
  endpoints: {
    getFleet: { providesTags: ['Fleet'] },
    getFleetHistory: { providesTags: ['Fleet'] },
    listConnections: { providesTags: ['Fleet'] },
    listAllEvents: { providesTags: ['Fleet'] },
    getKeys: { providesTags: ['Keys'] },
    promoteKey: { invalidatesTags: ['Keys'] },
    retireKey: { invalidatesTags: ['Keys'] },
    forceDisconnect: { invalidatesTags: ['Fleet', 'Statuses'] },
  },
})

export const {
  useGetFleetQuery,
  useGetFleetHistoryQuery,
  useListConnectionsQuery,
  useListAllEventsQuery,
  useForceDisconnectMutation,
  useVerifyEventsMutation,
  useGetKeysQuery,
  usePromoteKeyMutation,
  useRetireKeyMutation,
} = adminApi
