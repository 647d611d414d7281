import { expect, test } from 'vitest'
import { mutualFunds, portfolio } from '../../../testing/portfolioData'
import { type AccountData, accountWorth, netWorths } from './netWorth'

/** An account with these values; `null` for one that is not known. */
function account(label: string, more: Partial<AccountData> = {}): AccountData {
  return { configId: label, label, portfolio, portfolioFailed: false, funds: mutualFunds, fundsFailed: false, ...more }
}

function stocks(value: number | undefined, more: object = {}) {
  const { value: _value, ...totals } = portfolio.totals
  return { ...portfolio, ...more, totals: { ...totals, ...(value !== undefined && { value }) } }
}

const worthOf = (...accounts: AccountData[]) => netWorths(accounts.flatMap((each) => accountWorth(each) ?? []))

test('the worth of an account is that of its stocks and mutual funds', () => {
  expect(accountWorth(account('A'))).toMatchObject({ value: 1754306.51, stocks: 1505386.39, mutualFunds: 248920.12 })
})

test('amounts of different currencies are not added', () => {
  const worths = worthOf(
    account('A', { portfolio: stocks(100), funds: undefined, fundsFailed: true }),
    account('B', { portfolio: stocks(50, { currency: 'USD' }), funds: undefined, fundsFailed: true }),
    account('C', { portfolio: stocks(30), funds: undefined, fundsFailed: true }),
  )

  expect(worths.map(({ currency, value }) => [currency, value])).toEqual([
    ['INR', 130],
    ['USD', 50],
  ])
})

test('mutual funds in another currency than the stocks are not added', () => {
  const worth = accountWorth(account('A', { portfolio: stocks(50, { currency: 'USD' }) }))

  expect(worth).toMatchObject({ currency: 'USD', value: 50, mutualFunds: undefined })
})

test('decimals add up exactly', () => {
  const funds = { funds: undefined, fundsFailed: true }

  expect(
    worthOf(account('A', { portfolio: stocks(0.1), ...funds }), account('B', { portfolio: stocks(0.2), ...funds }))[0]
      ?.value,
  ).toBe(0.3)
})

test.each([
  ['is loading', { portfolio: undefined }],
  ['could not be loaded', { portfolio: undefined, portfolioFailed: true }],
  ['shows a sample', { portfolio: { ...portfolio, source: 'SAMPLE' as const } }],
  ['has no known value', { portfolio: stocks(undefined) }],
  ['waits for its mutual funds', { funds: undefined }],
])('an account that %s is not part of the sum', (_why, more) => {
  expect(accountWorth(account('A', more))).toBeUndefined()
  expect(worthOf(account('A', more), account('B'))[0]?.value).toBe(1754306.51)
})

test('mutual funds that are not known are not zero', () => {
  const worth = accountWorth(account('A', { funds: undefined, fundsFailed: true }))

  expect(worth).toMatchObject({ value: 1505386.39, mutualFunds: undefined })
})

test('the change of the day and its percentage are those of the accounts in which it is known', () => {
  const { dayChange: _dayChange, ...unknown } = portfolio.totals
  const [worth] = worthOf(
    account('A', { portfolio: { ...portfolio, totals: { ...portfolio.totals, value: 110, dayChange: 10 } } }),
    account('B', { portfolio: { ...portfolio, totals: { ...unknown, value: 1000 } } }),
  )

  expect(worth).toMatchObject({ dayChange: 10, dayChangePercent: 10 })
  expect(worthOf(account('B', { portfolio: { ...portfolio, totals: unknown } }))[0]?.dayChange).toBeUndefined()
})

test('the sum is as fresh as its least fresh part, and as old as its oldest', () => {
  const old = '2026-11-20T06:12:41Z'
  const saved = { ...mutualFunds, source: 'LAST_KNOWN' as const, asOf: old }

  expect(worthOf(account('A'))[0]?.freshness).toBe('LIVE')
  expect(worthOf(account('A'), account('B', { funds: saved }))[0]).toMatchObject({ freshness: 'LAST_KNOWN', asOf: old })
  expect(worthOf(account('A'), account('B', { portfolioFailed: true }))[0]?.freshness).toBe('STALE')
})

test('holdings without a price are named', () => {
  const totals = { ...portfolio.totals, withoutPrice: ['NSE:NEW'] }

  expect(accountWorth(account('A', { portfolio: { ...portfolio, totals } }))?.withoutPrice).toEqual(['NSE:NEW'])
})
