import { expect, test } from 'vitest'
import { holdings, lastKnown, portfolio, priceOf, prices } from '../../testing/portfolioData'
import { mergePrices, withLatestPrices } from './livePrices'

const [infy, reliance] = holdings as [(typeof holdings)[0], (typeof holdings)[0]]
const first = mergePrices(null, prices([priceOf(infy, 1600), priceOf(reliance, 1400)]))

test('an update that is not complete adds to what was known', () => {
  const next = mergePrices(first, prices([priceOf(infy, 1601)], { complete: false, asOf: '2026-11-27T06:12:46Z' }))

  expect(next.prices['NSE:INFY']?.lastPrice).toBe(1601)
  expect(next.prices['NSE:RELIANCE']).toBe(first.prices['NSE:RELIANCE'])
  expect(next.asOf).toBe('2026-11-27T06:12:46Z')
})

test('a complete one replaces it: what is missing is owned no longer', () => {
  const next = mergePrices(first, prices([priceOf(reliance, 1401)]))

  expect(Object.keys(next.prices)).toEqual(['NSE:RELIANCE'])
})

test('a live portfolio takes prices, totals and age from the stream, and quantities from the read', () => {
  const shown = withLatestPrices(portfolio, first)

  expect(shown.totals.value).toBe(1600000.5)
  expect(shown.asOf).toBe('2026-11-27T06:12:45.250Z')
  expect(shown.holdings[0]).toMatchObject({ symbol: 'INFY', lastPrice: 1600, quantity: 120, value: infy.value + 1 })
  expect(shown.holdings[2]).toBe(portfolio.holdings[2])
})

test('a percentage that the server leaves out is not kept from before', () => {
  expect(withLatestPrices(portfolio, first).holdings[0]).not.toHaveProperty('profitPercent')
})

test('rows whose price did not move stay the same object, so that they are not drawn anew', () => {
  const before = withLatestPrices(portfolio, first)
  const next = mergePrices(first, prices([priceOf(infy, 1601)], { complete: false }))
  const after = withLatestPrices(portfolio, next)

  expect(after.holdings[0]).not.toBe(before.holdings[0])
  expect(after.holdings[1]).toBe(before.holdings[1])
})

test('prices are never laid over numbers that are not live, nor over a newer read', () => {
  const old = { ...portfolio, ...lastKnown }
  expect(withLatestPrices(old, first)).toBe(old)
  const newer = { ...portfolio, asOf: '2026-11-27T06:12:46Z' }
  expect(withLatestPrices(newer, first)).toBe(newer)
  expect(withLatestPrices(portfolio, null)).toBe(portfolio)
})
