import type { BaseQueryApi, BaseQueryFn, FetchArgs } from '@reduxjs/toolkit/query'
import { fetchBaseQuery } from '@reduxjs/toolkit/query'
import i18next from 'i18next'
import { type Failure, failureOf, withoutResponse } from './failure'
import { serverTimeHeader, serverTimeReceived } from './serverClock'

/** The person's bearer token. The store passes it to requests as the extra argument of its thunks. */
export interface BearerTokens {
  /** A token that is valid now, or null. */
  token(): Promise<string | null>
  /** A new token after the server rejected the last one, or null when the person must sign in. */
  renewedToken(): Promise<string | null>
}

const timeoutMillis = 30_000
/** These endpoints set or read the cookie of a login attempt. */
const endpointsWithCookie = new Set(['setupOauth', 'completeAttempt', 'endAttempts'])

/**
 * The last 429 of each endpoint, by the tokens of the person: no request is sent before its time, so that neither polls
 * nor a repeatedly pressed button keep the limit exceeded.
 */
const refusals = new WeakMap<BearerTokens, Map<string, Failure>>()

const signInRequired = withoutResponse('sign-in-required')

/**
 * Sends the bearer token, retries once with a renewed token after a 401, and converts every error to a `Failure`. After
 * a 429 it repeats that failure without a request, until the time that the server gave. Notes the server's time. Asks
 * for messages in the language of the page.
 */
export const bearerQuery: BaseQueryFn<string | FetchArgs, unknown, Failure> = async (args, api, options) => {
  const bearer = (api.extra as { signIn: BearerTokens }).signIn
  const refused = refusals.get(bearer)?.get(api.endpoint)
  if (refused?.retryAt !== undefined && refused.retryAt > Date.now()) return { error: refused }
  const token = await bearer.token()
  if (!token) return { error: signInRequired }
  let response = await send(args, api, options, token)
  if (response.error?.status === 401) {
    const renewed = await bearer.renewedToken()
    if (renewed) response = await send(args, api, options, renewed)
  }
  if (!response.error) return { data: response.data }
  const failure = failureOf(response.error, response.meta?.response)
  if (failure.retryAt !== undefined) remember(bearer, api.endpoint, failure)
  return { error: failure }
}

function remember(bearer: BearerTokens, endpoint: string, failure: Failure): void {
  const ofPerson = refusals.get(bearer) ?? new Map<string, Failure>()
  refusals.set(bearer, ofPerson.set(endpoint, failure))
}

const query = fetchBaseQuery({
  baseUrl: window.location.origin,
  timeout: timeoutMillis,
  headers: { Accept: 'application/json, application/problem+json' },
})

async function send(args: string | FetchArgs, api: BaseQueryApi, options: object, token: string) {
  const request = typeof args === 'string' ? { url: args } : args
  const response = await query(
    {
      ...request,
      credentials: endpointsWithCookie.has(api.endpoint) ? 'include' : 'same-origin',
      headers: {
        ...(request.headers as Record<string, string>),
        Authorization: `Bearer ${token}`,
        'Accept-Language': i18next.language,
      },
    },
    api,
    options,
  )
  const time = response.meta?.response?.headers.get(serverTimeHeader)
  if (time) api.dispatch(serverTimeReceived({ time, receivedAt: Date.now() }))
  return response
}
