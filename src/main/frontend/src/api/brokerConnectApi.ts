import { createApi } from '@reduxjs/toolkit/query/react'
import { bearerQuery } from './baseQuery'

/** The one cache of server data. `generated.ts` injects the endpoints; each feature adds its tags and effects to its own. */
export const brokerConnectApi = createApi({
  reducerPath: 'api',
  baseQuery: bearerQuery,
  // the stream of changes invalidates `Attempts`, `Portfolios` and `Timelines` by the id of their configuration
  tagTypes: ['Attempts', 'Configurations', 'Fleet', 'Portfolios', 'Statuses', 'Timelines'],
  endpoints: () => ({}),
})
