import { generatedApi } from '../../api/generated'

/** Endpoints for administrators. Disconnecting a connection changes the fleet and the audit log. */
export const adminApi = generatedApi.enhanceEndpoints({
  endpoints: {
    getFleet: { providesTags: ['Fleet'] },
    getFleetHistory: { providesTags: ['Fleet'] },
    listConnections: { providesTags: ['Fleet'] },
    listAllEvents: { providesTags: ['Fleet'] },
    getKeys: { providesTags: ['Keys'] },
    promoteKey: { invalidatesTags: ['Keys'] },
    retireKey: { invalidatesTags: ['Keys'] },
    getVerification: { providesTags: ['Verification'] },
    verifyAuditLog: { invalidatesTags: ['Verification'] },
    examineSetUp: {},
    forceDisconnect: { invalidatesTags: ['Fleet', 'Statuses'] },
  },
})

export const {
  useGetFleetQuery,
  useGetFleetHistoryQuery,
  useListConnectionsQuery,
  useListAllEventsQuery,
  useLazyListAllEventsQuery,
  useLazyExamineSetUpQuery,
  useForceDisconnectMutation,
  useGetVerificationQuery,
  useVerifyAuditLogMutation,
  useGetKeysQuery,
  usePromoteKeyMutation,
  useRetireKeyMutation,
} = adminApi
