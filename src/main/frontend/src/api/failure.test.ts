import { expect, test } from 'vitest'
import { asFailure, failureOf, slugOf } from './failure'

test('a problem document is taken over with its trace id and its field problems', () => {
  const failure = failureOf({
    status: 400,
    data: {
      type: 'credentials-malformed',
      title: 'T',
      status: 400,
      detail: 'D',
      traceId: 'abc',
      errors: [{ field: 'apiKey', message: 'wrong' }, 'rubbish'],
    },
  })

  expect(failure).toEqual({
    type: 'credentials-malformed',
    title: 'T',
    detail: 'D',
    status: 400,
    traceId: 'abc',
    errors: [{ field: 'apiKey', message: 'wrong' }],
  })
})

test.each([
  [{ status: 'FETCH_ERROR', error: 'x' }, 'unreachable'],
  [{ status: 'TIMEOUT_ERROR', error: 'x' }, 'timed-out'],
  [{ status: 'PARSING_ERROR', originalStatus: 200, data: '<html>', error: 'x' }, 'not-understood'],
  [{ status: 503, data: '<html>a proxy</html>' }, 'unreachable'],
  [{ status: 401, data: undefined }, 'sign-in-required'],
  [{ status: 418, data: null }, 'unexpected'],
  [{ status: 404, data: { type: 'about:blank', title: 'Not Found' } }, 'not-found'],
] as const)('an answer that is no problem document gets a type of ours: %j', (error, type) => {
  expect(failureOf(error).type).toBe(type)
})

test('only the last part of a problem type counts', () => {
  expect(slugOf('not-found')).toBe('not-found')
  expect(slugOf('/problems/not-found')).toBe('not-found')
  expect(slugOf('https://connect.example/problems/not-found/')).toBe('not-found')
})

test('whatever is thrown becomes something to show', () => {
  const failure = { type: 'not-found', title: '', errors: [] }
  expect(asFailure(failure)).toBe(failure)
  expect(asFailure(new Error('bug')).type).toBe('not-understood')
})
