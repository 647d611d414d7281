import { describe, expect, test } from 'vitest'
import { history, holding, point } from '../../../testing/portfolioData'
import { axisLabel, spoken, summary } from './historyText'
import { createPlot, nearest } from './plot'
import { historyQuery, monthsBefore, ranges } from './ranges'
import { slicesOf } from './slices'

const size = { width: 640, height: 240, left: 62, right: 12, top: 10, bottom: 26 }

describe('a range', () => {
  const now = Date.parse('2026-11-26T20:00:00Z') // 27 November in India
  const froms = Object.fromEntries(ranges.map((range) => [range, historyQuery('c', range, now)]))

  test('ends today by the market’s calendar and begins as long before as it says', () => {
    expect(froms.month).toEqual({ configId: 'c', from: '2026-10-27', to: '2026-11-27', resolution: 'DAY' })
    expect(froms.quarter?.from).toBe('2026-08-27')
    expect(froms.year?.from).toBe('2025-11-27')
    expect(froms.all?.from).toBe('2000-01-01')
  })
  test('of today asks for what was kept within the day', () => {
    expect(froms.today).toEqual({ configId: 'c', from: '2026-11-27', to: '2026-11-27', resolution: 'INTRADAY' })
  })
  test.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-30', 1, '2028-02-29'],
    ['2026-01-15', 3, '2025-10-15'],
    ['2028-02-29', 12, '2027-02-28'],
  ])('%s less %d months is %s', (date, count, before) => {
    expect(monthsBefore(date, count)).toBe(before)
  })
})

describe('a plot', () => {
  const plot = createPlot(history.points, 'value', size)

  test('draws every point, the first at the left and the last at the right', () => {
    expect(plot.markers).toHaveLength(3)
    expect(plot.markers[0]?.x).toBe(62)
    expect(plot.markers[2]?.x).toBe(628)
    expect(plot.line).toMatch(/^M62,.*L628,/)
  })
  test('puts more above less, and what was invested into the same picture', () => {
    expect(plot.markers[2]?.y).toBeLessThan(plot.markers[1]?.y ?? 0)
    expect(plot.invested).not.toBeNull()
  })
  test('has its zero where a loss turns into a gain', () => {
    const profit = createPlot(history.points, 'profit', size)
    expect(profit.zeroY).toBeGreaterThan(profit.markers[2]?.y ?? 240)
    expect(profit.zeroY).toBeLessThan(profit.markers[1]?.y ?? 0)
    expect(profit.invested).toBeNull()
  })
  test('of one point, or of points that are all the same, is a plot too', () => {
    const flat = createPlot([point('2026-11-26', 0, { invested: 0, profit: 0 })], 'value', size)
    expect(Number.isFinite(flat.markers[0]?.y)).toBe(true)
    expect(flat.xTicks).toHaveLength(1)
  })
  test('of nothing has no value below zero', () => {
    const empty = point('2026-11-24', 0, { invested: 0, profit: 0 })

    expect(createPlot([empty], 'value', size).yTicks[0]?.value).toBe(0)
  })

  test('draws time as time', () => {
    const gap = [point('2026-11-01', 1), point('2026-11-02', 1), point('2026-11-11', 1)]
    const [first, second, third] = createPlot(gap, 'value', size).markers.map(({ x }) => x) as [number, number, number]
    expect((third - second) / (second - first)).toBeCloseTo(9)
  })
  test('finds the point that is closest', () => {
    expect(nearest(plot.markers, -100)).toBe(0)
    expect(nearest(plot.markers, 350)).toBe(1)
    expect(nearest(plot.markers, 9999)).toBe(2)
  })
})

describe('what the picture says in words', () => {
  test('is where it began and ended, and how far it went', () => {
    expect(summary(history, 'value')).toBe(
      'From ₹14,90,000.00 on 24 Nov 2026 to ₹15,05,386.39 on 26 Nov 2026. ' +
        'Highest ₹15,05,386.39 on 26 Nov 2026, lowest ₹14,70,000.00 on 25 Nov 2026.',
    )
    expect(summary(history, 'profit')).toContain('From +₹10,000.00')
  })
  test('is honest about a single point, and silent without any', () => {
    const one = { ...history, points: history.points.slice(0, 1) }
    expect(summary(one, 'value')).toBe('One point so far: ₹14,90,000.00 on 24 Nov 2026.')
    expect(summary({ ...history, points: [] }, 'value')).toBe('')
  })
  test('tells all of the point under the pointer', () => {
    expect(spoken(history, point('2026-11-25', 1470000))).toBe(
      '25 Nov 2026: value ₹14,70,000.00, invested ₹14,80,000.00, profit and loss −₹10,000.00',
    )
  })
  test('names days of one year without it, and times within a day', () => {
    expect(axisLabel(history, 0)).toBe('24 Nov')
    expect(axisLabel({ ...history, resolution: 'INTRADAY' }, 0)).toBe('15:30')
    expect(axisLabel({ ...history, points: [point('2025-11-24', 1), ...history.points] }, 0)).toBe('24 Nov 2025')
  })
})

describe('slices', () => {
  test('are the largest first, and all beyond eight are one', () => {
    const many = Array.from({ length: 12 }, (_, index) => holding(`S${index}`, { value: 100 - index }))
    const slices = slicesOf(many, 1134)
    expect(slices).toHaveLength(8)
    expect(slices[0]).toEqual({ name: 'S0', value: 100, count: 1 })
    expect(slices[7]).toMatchObject({ name: '', count: 5 })
  })
  test('leave out what is worth nothing', () => {
    expect(slicesOf([holding('A', { value: 0 }), holding('B', { value: 5 })], 5)).toEqual([
      { name: 'B', value: 5, count: 1 },
    ])
  })
})
