import { expect, onTestFinished, test, vi } from 'vitest'
import { retryAfterMillis } from './failure'

const now = Date.parse('2026-11-23T06:00:00Z')

test.each([
  ['7', 7_000],
  ['0', undefined],
  ['Mon, 23 Nov 2026 06:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 05:59:30 GMT', undefined],
  ['86400', 600_000],
  ['soon', undefined],
  ['-3', undefined],
  ['1e3', undefined],
  ['', undefined],
])('Retry-After: %s', (value, expected) => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  onTestFinished(() => void vi.useRealTimers())

  expect(retryAfterMillis(new Headers({ 'Retry-After': value }))).toBe(expected)
})

test('without a response or a header there is no time', () => {
  expect(retryAfterMillis(undefined)).toBeUndefined()
  expect(retryAfterMillis(new Headers())).toBeUndefined()
})
