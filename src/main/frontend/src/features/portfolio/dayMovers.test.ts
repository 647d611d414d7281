import { expect, test } from 'vitest'
import { holding } from '../../testing/portfolioData'
import { dayMoversOf } from './dayMovers'

const changes = (percentages: Record<string, number | undefined>) =>
  Object.entries(percentages).map(([symbol, dayChangePercent]) => ({
    ...holding(symbol, { key: symbol }),
    dayChangePercent,
  })) as Parameters<typeof dayMoversOf>[0]

test('are the three largest rises and falls in percent', () => {
  expect(dayMoversOf(changes({ A: 1, B: -2, C: 5, D: 0.5, E: -0.1, F: 3, G: -7, H: -1 }))).toEqual({
    best: ['C', 'F', 'A'],
    worst: ['G', 'B', 'H'],
  })
})

test('are neither holdings that did not change nor those whose change is unknown', () => {
  expect(dayMoversOf(changes({ A: 0, B: undefined, C: -0.001, D: 0.01 }))).toEqual({ best: ['D'], worst: [] })
})

test('are none of an account without holdings', () => {
  expect(dayMoversOf([])).toEqual({ best: [], worst: [] })
})
