import { expect, test } from 'vitest'
import {
  loadServerClock,
  saveClockOffset,
  selectClockOffset,
  serverClockReducer,
  serverTimeReceived,
} from './serverClock'

const now = Date.parse('2026-11-22T10:30:00Z')

function offsetAfter(...samples: number[]): number {
  const state = samples.reduce(
    (known, sample) =>
      serverClockReducer(known, serverTimeReceived({ time: new Date(now).toISOString(), receivedAt: now - sample })),
    serverClockReducer(undefined, { type: 'start' }),
  )
  return selectClockOffset({ serverClock: state })
}

test.each([
  ['unknown offsets are zero', [], 0],
  ['the first sample is the offset', [-3_000], -3_000],
  ['a sample that was delayed less is better', [-3_000, -200], -200],
  ['a sample that was delayed more is worse', [-200, -3_000], -200],
  ['a clock that was moved back is followed', [-200, -36_000_000], -36_000_000],
  ['a clock that was moved forward is followed', [-200, 36_000_000], 36_000_000],
  ['small improvements change nothing', [100, 300], 100],
])('%s', (_name, samples, offset) => {
  expect(offsetAfter(...samples)).toBe(offset)
})

test('a header that is no time is ignored', () => {
  const state = serverClockReducer({ offsetMillis: 5 }, serverTimeReceived({ time: 'soon', receivedAt: now }))

  expect(state).toEqual({ offsetMillis: 5 })
})

test('the offset is kept for a reload, and unknown if it cannot be read', () => {
  expect(loadServerClock(window.sessionStorage)).toEqual({ offsetMillis: null })

  saveClockOffset(window.sessionStorage, -7_200_000)
  expect(loadServerClock(window.sessionStorage)).toEqual({ offsetMillis: -7_200_000 })

  window.sessionStorage.setItem('broker-connect.clock-offset', 'much')
  expect(loadServerClock(window.sessionStorage)).toEqual({ offsetMillis: null })
})
