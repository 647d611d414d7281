import { expect, test } from 'vitest'
import { asFailure, failureOf, slugOf } from './failure'

test('a problem document gives a failure with its trace id and field errors', () => {
  const failure = failureOf({
    status: 400,
    data: {
      type: 'credentials-malformed',
      title: 'T',
      status: 400,
      detail: 'D',
      traceId: 'abc',
      errors: [{ field: 'apiKey', message: 'wrong' }, 'not a field error'],
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
] as const)('a response without a problem document gets a type by its status: %j', (error, type) => {
  expect(failureOf(error).type).toBe(type)
})

test('the slug is the last segment of a problem type', () => {
  expect(slugOf('not-found')).toBe('not-found')
  expect(slugOf('/problems/not-found')).toBe('not-found')
  expect(slugOf('https://connect.example/problems/not-found/')).toBe('not-found')
})

test('any thrown value becomes a failure', () => {
  const failure = { type: 'not-found', title: '', errors: [] }
  expect(asFailure(failure)).toBe(failure)
  expect(asFailure(new Error('bug')).type).toBe('not-understood')
})
