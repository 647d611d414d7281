import { generatedApi } from '../../api/generated'

/** What administrators see. Ending a connection changes all of it but the keys. */
export const adminApi = generatedApi.enhanceEndpoints({
  endpoints: {
    getFleet: { providesTags: ['Fleet'] },
    getFleetHistory: { providesTags: ['Fleet'] },
    listConnections: { providesTags: ['Fleet'] },
    listAllEvents: { providesTags: ['Fleet'] },
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
} = adminApi
