import { expect, test } from 'vitest'
import {
  ago,
  countdown,
  day,
  durationOfSeconds,
  marketMoment,
  marketTime,
  readerTime,
  relativeTime,
  shortMoment,
} from './time'

const now = Date.parse('2026-11-22T10:30:00Z') // 4:00 pm IST

test.each([
  ['2026-11-23T00:30:00Z', 'tomorrow at 6:00 am IST'],
  ['2026-11-22T03:42:00Z', 'today at 9:12 am IST'],
  ['2026-11-22T18:29:59Z', 'today at 11:59 pm IST'],
  ['2026-11-22T18:30:00Z', 'tomorrow at 12:00 am IST'],
  ['2026-11-21T10:00:00Z', 'yesterday at 3:30 pm IST'],
  ['2026-11-25T00:30:00Z', '25 Nov 2026 at 6:00 am IST'],
])('%s is "%s" by the market’s clock', (instant, text) => {
  expect(marketMoment(instant, now)).toBe(text)
})

test('the reader’s time exists where it differs from the market’s', () => {
  expect(readerTime('2026-11-23T00:30:00Z', 'Asia/Kolkata', 'Europe/London')).toBe('12:30 am your time')
  expect(readerTime('2026-11-23T00:30:00Z', 'Asia/Kolkata', 'Asia/Kolkata')).toBeUndefined()
})

test.each([
  ['2026-11-23T00:30:00Z', 'in 14 hours'],
  ['2026-11-22T11:29:59Z', 'in 59 minutes'],
  ['2026-11-22T10:31:00Z', 'in 1 minute'],
  ['2026-11-22T10:30:20Z', 'in less than a minute'],
  ['2026-11-24T10:30:00Z', 'in 2 days'],
  ['2026-11-22T10:29:30Z', 'just now'],
  ['2026-11-22T10:29:00Z', '1 minute ago'],
  ['2026-11-22T10:25:00Z', '5 minutes ago'],
  ['2026-11-22T08:30:00Z', '2 hours ago'],
])('%s is "%s" relative to now', (instant, text) => {
  expect(relativeTime(instant, now)).toBe(text)
})

test('a past event is never in the future, even when the clocks differ', () => {
  expect(ago('2026-11-22T10:30:20Z', now)).toBe('just now')
})

test('a countdown shows seconds for the last two minutes', () => {
  expect(countdown('2026-11-22T10:30:42Z', now)).toBe('in 42 seconds')
  expect(countdown('2026-11-22T10:33:00Z', now)).toBe('in 3 minutes')
  expect(countdown('2026-11-22T10:29:00Z', now)).toBe('in 0 seconds')
})

test('a duration is at least one minute', () => {
  expect([20, 185, 7_300].map(durationOfSeconds)).toEqual(['1 minute', '3 minutes', '2 hours'])
})

test('a time of day is the market’s', () => {
  expect(marketTime('2026-11-23T02:00:00Z')).toBe('7:30 am IST')
})

test('a date without a time is the same day in every time zone', () => {
  expect(day('2026-11-22')).toBe('22 Nov 2026')
})

test.each([
  ['2026-11-22T03:42:00Z', 'Today, 9:12 am IST'],
  ['2026-11-21T18:29:00Z', 'Yesterday, 11:59 pm IST'],
  ['2026-11-20T03:42:00Z', '20 Nov 2026, 9:12 am IST'],
])('%s is "%s" in a list', (instant, text) => {
  expect(shortMoment(instant, now)).toBe(text)
})

test.each([
  ['2026-11-22T14:30:00Z', 'today at 9:30 am'],
  ['2026-11-23T04:59:59Z', 'today at 11:59 pm'],
  ['2026-11-23T05:00:00Z', 'tomorrow at 12:00 am'],
  // the first trading day after the clocks went back on 1 November 2026
  ['2026-11-02T14:30:00Z', '2 Nov 2026 at 9:30 am'],
  ['2026-10-30T13:30:00Z', '30 Oct 2026 at 9:30 am'],
])('%s is "%s" by the clock of New York', (instant, text) => {
  expect(marketMoment(instant, now, 'America/New_York')).toMatch(new RegExp(`^${text} `))
})

test('a market time has the abbreviation that is usual in its zone', () => {
  expect(marketTime('2026-11-25T16:40:00Z', 'America/New_York')).toBe('11:40 am EST')
  expect(marketTime('2026-07-01T13:30:00Z', 'America/New_York')).toBe('9:30 am EDT')
  expect(marketTime('2026-11-25T16:40:00Z')).toBe('10:10 pm IST')
})
