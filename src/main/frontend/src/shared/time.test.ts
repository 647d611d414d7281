import { expect, test } from 'vitest'
import { ago, clock, day, distance, marketDate, marketMoment, moment, ownTime, shortMoment } from './time'

const now = Date.parse('2026-11-22T10:30:00Z') // 16:00 IST

test.each([
  ['2026-11-23T00:30:00Z', 'tomorrow at 06:00 IST'],
  ['2026-11-22T03:42:00Z', 'today at 09:12 IST'],
  ['2026-11-22T18:29:59Z', 'today at 23:59 IST'],
  ['2026-11-22T18:30:00Z', 'tomorrow at 00:00 IST'],
  ['2026-11-21T10:00:00Z', 'yesterday at 15:30 IST'],
  ['2026-11-25T00:30:00Z', '25 Nov 2026 at 06:00 IST'],
])('%s is %s for someone in India', (instant, words) => {
  expect(moment(instant, now, 'Asia/Kolkata')).toBe(words)
})

test('someone elsewhere sees the time of their own clock as well', () => {
  expect(moment('2026-11-23T00:30:00Z', now, 'Europe/London')).toBe('tomorrow at 06:00 IST (00:30 your time)')
})

test('where there is no room for both, the own time is apart from the market’s', () => {
  expect(marketMoment('2026-11-23T00:30:00Z', now)).toBe('tomorrow at 06:00 IST')
  expect(ownTime('2026-11-23T00:30:00Z', 'Europe/London')).toBe('00:30 your time')
  expect(ownTime('2026-11-23T00:30:00Z', 'Asia/Kolkata')).toBeUndefined()
})

test.each([
  ['2026-11-23T00:30:00Z', 'in 14 h'],
  ['2026-11-22T11:29:59Z', 'in 59 min'],
  ['2026-11-22T10:30:20Z', 'in less than a minute'],
  ['2026-11-24T10:30:00Z', 'in 2 days'],
  ['2026-11-22T10:29:30Z', 'just now'],
  ['2026-11-22T10:25:00Z', '5 min ago'],
  ['2026-11-22T08:30:00Z', '2 h ago'],
])('%s is %s', (instant, words) => {
  expect(distance(instant, now)).toBe(words)
})

test('what has happened is never in the future, even when the clocks differ', () => {
  expect(ago('2026-11-22T10:30:20Z', now)).toBe('just now')
})

test('the clock is the market’s', () => {
  expect(clock('2026-11-23T02:00:00Z')).toBe('07:30 IST')
})

test('a date without a time is the same day everywhere', () => {
  expect(day('2026-11-22')).toBe('22 Nov 2026')
})

test('the market’s day begins at its own midnight', () => {
  expect(marketDate(Date.parse('2026-11-22T18:29:59Z'))).toBe('2026-11-22')
  expect(marketDate(Date.parse('2026-11-22T18:30:00Z'))).toBe('2026-11-23')
})

test.each([
  ['2026-11-22T03:42:00Z', 'Today, 09:12 IST'],
  ['2026-11-21T18:29:00Z', 'Yesterday, 23:59 IST'],
  ['2026-11-20T03:42:00Z', '20 Nov 2026, 09:12 IST'],
])('in a list %s is %s', (instant, words) => {
  expect(shortMoment(instant, now)).toBe(words)
})
