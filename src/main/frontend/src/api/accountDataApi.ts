import { createApi } from '@reduxjs/toolkit/query/react'
import { bearerQuery } from './baseQuery'

/**
 * The cache of what is read at brokers. It is apart from `brokerConnectApi`, because a cache fetches invalidated data
 * again only when none of its requests is in progress, and a broker may be slow: a changed or deleted connection must
 * be shown meanwhile.
 */
export const accountDataApi = createApi({
  reducerPath: 'accountData',
  baseQuery: bearerQuery,
  // the event stream invalidates it by the id of the configuration
  tagTypes: ['Portfolios'],
  endpoints: () => ({}),
})
