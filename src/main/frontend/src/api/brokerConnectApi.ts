import { createApi } from '@reduxjs/toolkit/query/react'
import { bearerQuery } from './baseQuery'

/**
 * The cache of server data. `generated.ts` injects the endpoints; each feature adds tags and effects to its endpoints.
 */
export const brokerConnectApi = createApi({
  reducerPath: 'api',
  baseQuery: bearerQuery,
  // the event stream invalidates `Attempts` and `Timelines` by the id of their configuration
  tagTypes: ['Attempts', 'Configurations', 'Fleet', 'Keys', 'Statuses', 'Timelines', 'Verification'],
  endpoints: () => ({}),
})
