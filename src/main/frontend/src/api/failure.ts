import type { FetchBaseQueryError } from '@reduxjs/toolkit/query'
import type { FieldError } from './generated'

/**
 * A failed request: the server's problem document (RFC 9457), or without one a type of the browser: `unreachable`,
 * `timed-out`, `not-understood`. Components see no other error.
 */
export interface Failure {
  /** stable slug, the key of the texts in `texts/<language>/problems.json` and `browserProblems.json` */
  type: string
  title: string
  detail?: string
  /** HTTP status, absent without a response */
  status?: number
  traceId?: string
  /** after a 429: when the server accepts a request again, in milliseconds since 1970 */
  retryAt?: number
  errors: FieldError[]
}

/** Converts an error of RTK Query; `response` is the response, if there was one. */
export function failureOf(error: FetchBaseQueryError, response?: Response): Failure {
  const failure = failureWithoutTime(error)
  const delay = failure.status === 429 ? retryAfterMillis(response?.headers) : undefined
  return delay === undefined ? failure : { ...failure, retryAt: Date.now() + delay }
}

/** `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date. Undefined without one, and for anything else. */
export function retryAfterMillis(headers: Headers | undefined): number | undefined {
  const value = headers?.get('Retry-After')?.trim()
  if (!value) return undefined
  const millis = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return millis > 0 ? Math.min(millis, longestDelayMillis) : undefined
}

const longestDelayMillis = 10 * 60_000

function failureWithoutTime(error: FetchBaseQueryError): Failure {
  if (error.status === 'FETCH_ERROR') return withoutResponse('unreachable')
  if (error.status === 'TIMEOUT_ERROR') return withoutResponse('timed-out')
  if (error.status === 'PARSING_ERROR') return { ...withoutResponse('not-understood'), status: error.originalStatus }
  if (error.status === 'CUSTOM_ERROR') return withoutResponse('not-understood')
  return problemOf(error.data, error.status)
}

/** The failure of a response that was fetched without RTK Query; null if it succeeded with this content type. */
export async function failureOfResponse(response: Response, contentType: string): Promise<Failure | null> {
  if (!response.ok) return problemOf(await response.json().catch(() => null), response.status)
  const hasContentType = response.headers.get('Content-Type')?.startsWith(contentType)
  return hasContentType ? null : { ...withoutResponse('not-understood'), status: response.status }
}

/** Whether a thrown value is a failure of a request, as `unwrap()` throws it. */
export function isFailure(thrown: unknown): thrown is Failure {
  return isRecord(thrown) && typeof thrown.type === 'string' && Array.isArray(thrown.errors)
}

/** The thrown failure; `not-understood` for any other thrown value. */
export function asFailure(thrown: unknown): Failure {
  return isFailure(thrown) ? thrown : withoutResponse('not-understood')
}

/** The last part of a problem type: `not-found` of `not-found`, `/problems/not-found` and `https://x/not-found`. */
export function slugOf(type: string): string {
  return type.split(/[/#:]/).findLast((part) => part !== '') ?? ''
}

function problemOf(body: unknown, status: number): Failure {
  if (!isRecord(body) || typeof body.type !== 'string') return { ...withoutResponse(typeByStatus(status)), status }
  return {
    type: body.type === 'about:blank' ? typeByStatus(status) : slugOf(body.type),
    title: text(body.title) ?? '',
    status,
    ...defined('detail', text(body.detail)),
    ...defined('traceId', text(body.traceId)),
    errors: Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [],
  }
}

const typesByStatus: Record<number, string> = {
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  429: 'too-many-requests',
  502: 'unreachable',
  503: 'unreachable',
  504: 'timed-out',
}

function typeByStatus(status: number): string {
  return typesByStatus[status] ?? 'unexpected'
}

/** A failure without a problem document of the server. */
export function withoutResponse(type: string): Failure {
  return { type, title: '', errors: [] }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function defined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.field === 'string' && typeof value.message === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
