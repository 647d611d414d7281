import { describe, expect, test } from 'vitest'
import { indianZone } from '../../../shared/marketDate'
import { history, holding, point } from '../../../testing/portfolioData'
import { axisLabel, describePoint, summarize } from './historyText'
import { createPlot, nearest } from './plot'
import { historyQuery, monthsBefore, ranges } from './ranges'
import { slicesOf } from './slices'

const size = { width: 640, height: 240, left: 62, right: 12, top: 10, bottom: 26 }

describe('the query of a range', () => {
  const now = Date.parse('2026-11-26T20:00:00Z') // 27 November in India
  const froms = Object.fromEntries(ranges.map((range) => [range, historyQuery('c', range, now, indianZone)]))

  test('ends today in the market’s time zone and covers the length of the range', () => {
    expect(froms.month).toEqual({ configId: 'c', from: '2026-10-27', to: '2026-11-27', resolution: 'DAY' })
    expect(froms.quarter?.from).toBe('2026-08-27')
    expect(froms.year?.from).toBe('2025-11-27')
    expect(froms.all?.from).toBe('2000-01-01')
  })
  test('ends on the date of another market while that is still the day before', () => {
    expect(historyQuery('c', 'month', now, 'America/New_York').to).toBe('2026-11-26')
  })
  test('requests the intervals of one day for today', () => {
    expect(froms.today).toEqual({ configId: 'c', from: '2026-11-27', to: '2026-11-27', resolution: 'INTRADAY' })
  })
  test.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-30', 1, '2028-02-29'],
    ['2026-01-15', 3, '2025-10-15'],
    ['2028-02-29', 12, '2027-02-28'],
  ])('computes that %s less %d months is %s', (date, count, before) => {
    expect(monthsBefore(date, count)).toBe(before)
  })
})

describe('a plot', () => {
  const plot = createPlot(history.points, 'value', size)

  test('has a marker for every point, from the left to the right margin', () => {
    expect(plot.markers).toHaveLength(3)
    expect(plot.markers[0]?.x).toBe(62)
    expect(plot.markers[2]?.x).toBe(628)
    expect(plot.linePath).toMatch(/^M62,.*L628,/)
  })
  test('has larger values above smaller ones, and a line of the amount invested', () => {
    expect(plot.markers[2]?.y).toBeLessThan(plot.markers[1]?.y ?? 0)
    expect(plot.investedPath).not.toBeNull()
  })
  test('has a zero line between loss and gain', () => {
    const profit = createPlot(history.points, 'profit', size)
    expect(profit.zeroY).toBeGreaterThan(profit.markers[2]?.y ?? 240)
    expect(profit.zeroY).toBeLessThan(profit.markers[1]?.y ?? 0)
    expect(profit.investedPath).toBeNull()
  })
  test('can be drawn for one point, or for equal points', () => {
    const flat = createPlot([point('2026-11-26', 0, { invested: 0, profit: 0 })], 'value', size)
    expect(Number.isFinite(flat.markers[0]?.y)).toBe(true)
    expect(flat.xTicks).toHaveLength(1)
  })
  test('has no value below zero on the axis of an empty account', () => {
    const empty = point('2026-11-24', 0, { invested: 0, profit: 0 })

    expect(createPlot([empty], 'value', size).yTicks[0]?.value).toBe(0)
  })

  test('leaves out an amount invested that would flatten the values', () => {
    const points = [point('2026-11-01', 1_500_000), point('2026-11-02', 1_600_000)]
    const far = createPlot(
      points.map((each) => ({ ...each, invested: 300_000 })),
      'value',
      size,
    )
    const near = createPlot(
      points.map((each) => ({ ...each, invested: 1_400_000 })),
      'value',
      size,
    )

    expect(far.investedPath).toBeNull()
    expect(far.yTicks[0]?.value).toBeGreaterThanOrEqual(1_500_000)
    expect(near.investedPath).not.toBeNull()
  })
  test('draws the amount invested beside values that do not change', () => {
    const still = [point('2026-11-01', 100), point('2026-11-02', 100)]

    expect(createPlot(still, 'value', size).investedPath).not.toBeNull()
  })
  test('has a linear time axis', () => {
    const gap = [point('2026-11-01', 1), point('2026-11-02', 1), point('2026-11-11', 1)]
    const [first, second, third] = createPlot(gap, 'value', size).markers.map(({ x }) => x) as [number, number, number]
    expect((third - second) / (second - first)).toBeCloseTo(9)
  })
  test('finds the marker that is nearest to a place', () => {
    expect(nearest(plot.markers, -100)).toBe(0)
    expect(nearest(plot.markers, 350)).toBe(1)
    expect(nearest(plot.markers, 9999)).toBe(2)
  })
})

describe('the summary of a chart', () => {
  test('has the first and last value and the extremes', () => {
    expect(summarize(history, 'value', indianZone)).toBe(
      'From ₹14,90,000.00 (24 Nov 2026) to ₹15,05,386.39 (26 Nov 2026). ' +
        'High ₹15,05,386.39 (26 Nov 2026), low ₹14,70,000.00 (25 Nov 2026).',
    )
    expect(summarize(history, 'profit', indianZone)).toContain('From +₹10,000.00')
  })
  test('has the value of a single point, and is empty without points', () => {
    const one = { ...history, points: history.points.slice(0, 1) }
    expect(summarize(one, 'value', indianZone)).toBe('24 Nov 2026: ₹14,90,000.00. More points follow.')
    expect(summarize({ ...history, points: [] }, 'value', indianZone)).toBe('')
  })
  test('has all values of the selected point for screen readers', () => {
    expect(describePoint(history, point('2026-11-25', 1470000), indianZone)).toBe(
      '25 Nov 2026: value ₹14,70,000.00, invested ₹14,80,000.00, P&L −₹10,000.00',
    )
  })
  test('has axis labels without the year for days of one year, and times within a day', () => {
    expect(axisLabel(history, 0, indianZone)).toBe('24 Nov')
    expect(axisLabel({ ...history, resolution: 'INTRADAY' }, 0, indianZone)).toBe('3:30 pm')
    expect(axisLabel({ ...history, resolution: 'INTRADAY' }, 0, 'America/New_York')).toBe('5:00 am')
    expect(axisLabel({ ...history, points: [point('2025-11-24', 1), ...history.points] }, 0, indianZone)).toBe(
      '24 Nov 2025',
    )
  })
})

describe('the slices of the allocation', () => {
  test('are the seven largest holdings and one slice for all others', () => {
    const many = Array.from({ length: 12 }, (_, index) => holding(`S${index}`, { value: 100 - index }))
    const slices = slicesOf(many, 1134)
    expect(slices).toHaveLength(8)
    expect(slices[0]).toEqual({ name: 'S0', value: 100, count: 1 })
    expect(slices[7]).toMatchObject({ name: '', count: 5 })
  })
  test('exclude holdings without value', () => {
    expect(slicesOf([holding('A', { value: 0 }), holding('B', { value: 5 })], 5)).toEqual([
      { name: 'B', value: 5, count: 1 },
    ])
  })
})
