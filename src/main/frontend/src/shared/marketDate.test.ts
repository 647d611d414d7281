import { expect, test } from 'vitest'
import { indianZone, marketDate, marketDay, startOfIndianDay } from './marketDate'

test('a day begins at midnight in India', () => {
  expect(startOfIndianDay('2026-11-22')).toBe('2026-11-21T18:30:00.000Z')
  expect(startOfIndianDay('2026-12-31', 1)).toBe('2026-12-31T18:30:00.000Z')
})

test.each([
  ['2026-11-22T18:29:59Z', indianZone, '2026-11-22'],
  ['2026-11-22T18:30:00Z', indianZone, '2026-11-23'],
  // New York is four hours behind in summer and five in winter
  ['2026-07-01T03:59:59Z', 'America/New_York', '2026-06-30'],
  ['2026-07-01T04:00:00Z', 'America/New_York', '2026-07-01'],
  ['2026-12-01T04:59:59Z', 'America/New_York', '2026-11-30'],
  ['2026-12-01T05:00:00Z', 'America/New_York', '2026-12-01'],
])('%s in %s is on %s', (instant, zone, date) => {
  expect(marketDate(Date.parse(instant), zone)).toBe(date)
})

test('the days of a zone follow one another across a change of the clocks', () => {
  const days = ['2026-10-31T12:00:00Z', '2026-11-01T12:00:00Z', '2026-11-02T12:00:00Z'].map((instant) =>
    marketDay(Date.parse(instant), 'America/New_York'),
  )
  expect(days.map((day) => day - (days[0] ?? 0))).toEqual([0, 1, 2])
})
