import type { BaseQueryApi, BaseQueryFn, FetchArgs } from '@reduxjs/toolkit/query'
import { fetchBaseQuery } from '@reduxjs/toolkit/query'
import { type Failure, failureOf } from './failure'

/** What a request needs to know of the person's sign-in. The store hands one in as its thunks' extra argument. */
export interface Bearer {
  /** A token that is good now, or null. */
  token(): Promise<string | null>
  /** The server refused the token: a new one, or null when only the person can get one. */
  renewedToken(): Promise<string | null>
}

const answerTimeoutMillis = 30_000
/** These two set or need the cookie of an attempt. */
const withCookie = new Set(['setupOauth', 'completeAttempt'])

const signInRequired: Failure = { type: 'sign-in-required', title: '', errors: [] }

/** Sends the bearer token, tries once more with a renewed one, and makes every error a `Failure`. */
export const bearerQuery: BaseQueryFn<string | FetchArgs, unknown, Failure> = async (args, api, options) => {
  const bearer = (api.extra as { signIn: Bearer }).signIn
  const token = await bearer.token()
  if (!token) return { error: signInRequired }
  let answer = await send(args, api, options, token)
  if (answer.error?.status === 401) {
    const renewed = await bearer.renewedToken()
    if (renewed) answer = await send(args, api, options, renewed)
  }
  return answer.error ? { error: failureOf(answer.error) } : { data: answer.data }
}

function send(args: string | FetchArgs, api: BaseQueryApi, options: object, token: string) {
  const query = fetchBaseQuery({
    baseUrl: window.location.origin,
    timeout: answerTimeoutMillis,
    credentials: withCookie.has(api.endpoint) ? 'include' : 'same-origin',
    headers: {
      Accept: 'application/json, application/problem+json',
      Authorization: `Bearer ${token}`,
    },
  })
  return query(args, api, options)
}
