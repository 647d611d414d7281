import type { BaseQueryApi, BaseQueryFn, FetchArgs } from '@reduxjs/toolkit/query'
import { fetchBaseQuery } from '@reduxjs/toolkit/query'
import { type Failure, failureOf, withoutResponse } from './failure'

/** The person's bearer token. The store passes it to requests as the extra argument of its thunks. */
export interface BearerTokens {
  /** A token that is valid now, or null. */
  token(): Promise<string | null>
  /** A new token after the server rejected the last one, or null when the person must sign in. */
  renewedToken(): Promise<string | null>
}

const timeoutMillis = 30_000
/** These endpoints set or read the cookie of a login attempt. */
const endpointsWithCookie = new Set(['setupOauth', 'completeAttempt'])

const signInRequired = withoutResponse('sign-in-required')

/** Sends the bearer token, retries once with a renewed token after a 401, and converts every error to a `Failure`. */
export const bearerQuery: BaseQueryFn<string | FetchArgs, unknown, Failure> = async (args, api, options) => {
  const bearer = (api.extra as { signIn: BearerTokens }).signIn
  const token = await bearer.token()
  if (!token) return { error: signInRequired }
  let response = await send(args, api, options, token)
  if (response.error?.status === 401) {
    const renewed = await bearer.renewedToken()
    if (renewed) response = await send(args, api, options, renewed)
  }
  return response.error ? { error: failureOf(response.error) } : { data: response.data }
}

const query = fetchBaseQuery({
  baseUrl: window.location.origin,
  timeout: timeoutMillis,
  headers: { Accept: 'application/json, application/problem+json' },
})

function send(args: string | FetchArgs, api: BaseQueryApi, options: object, token: string) {
  const request = typeof args === 'string' ? { url: args } : args
  return query(
    {
      ...request,
      credentials: endpointsWithCookie.has(api.endpoint) ? 'include' : 'same-origin',
      headers: { ...(request.headers as Record<string, string>), Authorization: `Bearer ${token}` },
    },
    api,
    options,
  )
}
