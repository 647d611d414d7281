import type { FetchBaseQueryError } from '@reduxjs/toolkit/query'
import type { FieldError } from './generated'

/**
 * Why a request did not give what was asked for: the server's problem document (RFC 9457), or one of our own types where
 * there is none: `unreachable`, `timed-out`, `not-understood`. Components never see anything else.
 */
export interface Failure {
  /** stable slug, the key of the texts in `texts/problems.ts` */
  type: string
  title: string
  detail?: string
  /** HTTP status, absent when no answer came */
  status?: number
  traceId?: string
  errors: FieldError[]
}

export function failureOf(error: FetchBaseQueryError): Failure {
  if (error.status === 'FETCH_ERROR') return withoutAnswer('unreachable')
  if (error.status === 'TIMEOUT_ERROR') return withoutAnswer('timed-out')
  if (error.status === 'PARSING_ERROR') return { ...withoutAnswer('not-understood'), status: error.originalStatus }
  if (error.status === 'CUSTOM_ERROR') return withoutAnswer('not-understood')
  return problemOf(error.data, error.status)
}

/** The failure of an answer that was fetched without RTK Query; null for one that is as it should be. */
export async function failureOfAnswer(answer: Response, contentType: string): Promise<Failure | null> {
  if (!answer.ok) return problemOf(await answer.json().catch(() => null), answer.status)
  const isRight = answer.headers.get('Content-Type')?.startsWith(contentType)
  return isRight ? null : { ...withoutAnswer('not-understood'), status: answer.status }
}

/** Whether something that was thrown is a failure of a request, as `unwrap()` throws it. */
export function isFailure(thrown: unknown): thrown is Failure {
  return isRecord(thrown) && typeof thrown.type === 'string' && Array.isArray(thrown.errors)
}

/** A failure in every case, so that a `catch` has one thing to show. */
export function asFailure(thrown: unknown): Failure {
  return isFailure(thrown) ? thrown : withoutAnswer('not-understood')
}

/** The last part of a problem type: `not-found` of `not-found`, `/problems/not-found` and `https://x/not-found`. */
export function slugOf(type: string): string {
  return type.split(/[/#:]/).findLast((part) => part !== '') ?? ''
}

function problemOf(body: unknown, status: number): Failure {
  if (!isRecord(body) || typeof body.type !== 'string') return { ...withoutAnswer(typeByStatus(status)), status }
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

/** One of our own types, for when there is no answer of the server. */
export function withoutAnswer(type: string): Failure {
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
