import { expect, test } from 'vitest'
import { attempt, started } from '../../testing/data'
import type { Flow } from './handshakeSlice'
import { progressOf } from './progress'

const flow: Flow = { step: 'waiting', mode: 'popup', blocked: false, ...started }
const failure = { type: 'unreachable', title: '', errors: [] }
const before = Date.parse(started.expiresAt) - 1
const after = Date.parse(started.expiresAt)

test('the login is waiting without a response and while the response is PENDING', () => {
  expect(progressOf(flow, undefined, undefined, before).step).toBe('waiting')
  expect(progressOf(flow, attempt('PENDING'), undefined, before).step).toBe('waiting')
})

test('the login is waiting with a failure when the server is unreachable', () => {
  expect(progressOf(flow, undefined, failure, before)).toMatchObject({ step: 'waiting', failure })
})

test('the server’s outcome counts even after the time limit', () => {
  expect(progressOf(flow, attempt('CONNECTED'), undefined, after).step).toBe('connected')
})

test.each([
  ['CANCELLED', undefined, 'consent-cancelled'],
  ['FAILED', { type: '/problems/app-secret-refused', title: 'T', detail: 'D' }, 'app-secret-refused'],
  ['FAILED', undefined, 'unexpected'],
] as const)('the outcome %s with the problem %j gives the failure %s', (outcome, problem, type) => {
  expect(progressOf(flow, attempt(outcome, problem), undefined, before)).toMatchObject({
    step: 'over',
    failure: { type },
  })
})

test('a pending attempt has expired after the time limit', () => {
  expect(progressOf(flow, attempt('PENDING'), undefined, after)).toMatchObject({
    step: 'over',
    failure: { type: 'attempt-expired' },
  })
})

test('an attempt that the server does not know is over', () => {
  const gone = { ...failure, type: 'not-found', status: 404 }
  expect(progressOf(flow, undefined, gone, before)).toEqual({ step: 'over', failure: gone })
})

test('a login that was refused at the start is over', () => {
  expect(progressOf({ step: 'refused', failure }, undefined, undefined, before)).toEqual({ step: 'over', failure })
})
