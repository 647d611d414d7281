import { createApi } from '@reduxjs/toolkit/query/react'
import { bearerQuery } from './baseQuery'

/** The one cache of server data. `generated.ts` injects the endpoints; each feature adds its tags and effects to its own. */
export const brokerConnectApi = createApi({
  reducerPath: 'api',
  baseQuery: bearerQuery,
  tagTypes: ['Configurations', 'Statuses'],
  endpoints: () => ({}),
})
