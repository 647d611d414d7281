import { expect, test } from 'vitest'
import { holdings, lastKnown, portfolio, priceOf, prices } from '../../testing/portfolioData'
import { mergePrices, withLatestPrices } from './livePrices'

const [infy, reliance] = holdings as [(typeof holdings)[0], (typeof holdings)[0]]
const first = mergePrices(null, prices([priceOf(infy, 1600), priceOf(reliance, 1400)]))

test('an incomplete update adds to the known prices', () => {
  const next = mergePrices(first, prices([priceOf(infy, 1601)], { complete: false, asOf: '2026-11-27T06:12:46Z' }))

  expect(next.prices['NSE:INFY']?.lastPrice).toBe(1601)
  expect(next.prices['NSE:RELIANCE']).toBe(first.prices['NSE:RELIANCE'])
  expect(next.asOf).toBe('2026-11-27T06:12:46Z')
})

test('a complete update replaces the known prices, because it lists all holdings', () => {
  const next = mergePrices(first, prices([priceOf(reliance, 1401)]))

  expect(Object.keys(next.prices)).toEqual(['NSE:RELIANCE'])
})

test('a live portfolio has prices, totals and time of the stream, and quantities of the response', () => {
  const shown = withLatestPrices(portfolio, first)

  expect(shown.totals.value).toBe(1600000.5)
  expect(shown.asOf).toBe('2026-11-27T06:12:45.250Z')
  expect(shown.holdings[0]).toMatchObject({ symbol: 'INFY', lastPrice: 1600, quantity: 120, value: 1234568.89 })
  expect(shown.holdings[2]).toBe(portfolio.holdings[2])
})

test('a percentage that the update lacks is not kept from the response', () => {
  expect(withLatestPrices(portfolio, first).holdings[0]).not.toHaveProperty('profitPercent')
})

test('rows whose price did not change stay the same object, so that they do not render again', () => {
  const before = withLatestPrices(portfolio, first)
  const next = mergePrices(first, prices([priceOf(infy, 1601)], { complete: false }))
  const after = withLatestPrices(portfolio, next)

  expect(after.holdings[0]).not.toBe(before.holdings[0])
  expect(after.holdings[1]).toBe(before.holdings[1])
})

test('prices change neither a portfolio that is not live nor a newer response', () => {
  const old = { ...portfolio, ...lastKnown }
  expect(withLatestPrices(old, first)).toBe(old)
  const newer = { ...portfolio, asOf: '2026-11-27T06:12:46Z' }
  expect(withLatestPrices(newer, first)).toBe(newer)
  expect(withLatestPrices(portfolio, null)).toBe(portfolio)
})
