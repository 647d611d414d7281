import { expect, test } from 'vitest'
import { attempt, started } from '../../testing/data'
import type { Flow } from './handshakeSlice'
import { progressOf } from './progress'

const flow: Flow = { step: 'waiting', mode: 'popup', blocked: false, ...started }
const failure = { type: 'unreachable', title: '', errors: [] }
const before = Date.parse(started.expiresAt) - 1
const after = Date.parse(started.expiresAt)

test('while the server says nothing or PENDING, it is waited for', () => {
  expect(progressOf(flow, undefined, undefined, before).step).toBe('waiting')
  expect(progressOf(flow, attempt('PENDING'), undefined, before).step).toBe('waiting')
})

test('a server that cannot be asked is waited for, and said so', () => {
  expect(progressOf(flow, undefined, failure, before)).toMatchObject({ step: 'waiting', failure })
})

test('the server’s outcome counts, even when the time is over', () => {
  expect(progressOf(flow, attempt('CONNECTED'), undefined, after).step).toBe('connected')
})

test.each([
  ['CANCELLED', undefined, 'consent-cancelled'],
  ['FAILED', { type: '/problems/checksum-refused', title: 'T', detail: 'D' }, 'checksum-refused'],
  ['FAILED', undefined, 'unexpected'],
] as const)('%s with %j is over because of %s', (outcome, problem, type) => {
  expect(progressOf(flow, attempt(outcome, problem), undefined, before)).toMatchObject({
    step: 'over',
    failure: { type },
  })
})

test('an attempt whose time is over has expired, whether or not the server could be asked', () => {
  expect(progressOf(flow, attempt('PENDING'), undefined, after)).toMatchObject({
    step: 'over',
    failure: { type: 'attempt-expired' },
  })
})

test('an attempt that the server does not know is over', () => {
  const gone = { ...failure, type: 'not-found', status: 404 }
  expect(progressOf(flow, undefined, gone, before)).toEqual({ step: 'over', failure: gone })
})

test('a start that was refused is over at once', () => {
  expect(progressOf({ step: 'refused', failure }, undefined, undefined, before)).toEqual({ step: 'over', failure })
})
