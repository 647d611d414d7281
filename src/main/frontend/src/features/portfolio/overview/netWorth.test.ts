import { expect, test } from 'vitest'
import type { FundsView, PortfolioView } from '../../../api/generated'
import { funds, lastKnown, mutualFunds, portfolio, positions } from '../../../testing/portfolioData'
import { type AccountData, accountWorth, type SectionData } from './netWorth'
import { netWorths } from './worthByCurrency'

const live = <T>(data: T): SectionData<T> => ({ data, failed: false })
const failed = { data: undefined, failed: true }
const loading = { data: undefined, failed: false }

/** An account with these values, without cash. */
function account(label: string, more: Partial<AccountData> = {}): AccountData {
  return {
    configId: label,
    label,
    holdings: live(portfolio),
    mutualFunds: live(mutualFunds),
    funds: live(cash(0)),
    positions: live(positions),
    ...more,
  }
}

/** Segments with this cash; `undefined` where it is not known. */
function cash(...amounts: (number | undefined)[]): FundsView {
  const segments = amounts.map((amount, index) => ({
    name: `segment ${index + 1}`,
    available: {},
    usedFor: {},
    ...(amount !== undefined && { cash: amount }),
  }))
  return { ...funds, segments }
}

function stocks(value: number | undefined, more: object = {}): SectionData<PortfolioView> {
  const { value: _value, ...totals } = portfolio.totals
  return live({ ...portfolio, ...more, totals: { ...totals, ...(value !== undefined && { value }) } })
}

const worthOf = (...accounts: AccountData[]) => netWorths(accounts.flatMap((each) => accountWorth(each) ?? []))

test('the worth of an account is that of its stocks, mutual funds and cash', () => {
  expect(accountWorth(account('A'))).toMatchObject({
    value: 1754306.51,
    parts: { stocks: { value: 1505386.39 }, mutualFunds: { value: 248920.12 }, cash: { value: 0 } },
  })
})

test('amounts of different currencies are not added', () => {
  const worths = worthOf(
    account('A', { holdings: stocks(100), mutualFunds: failed }),
    account('B', { holdings: stocks(50, { currency: 'USD' }), mutualFunds: failed }),
    account('C', { holdings: stocks(30), mutualFunds: failed }),
  )

  expect(worths.map(({ currency, value }) => [currency, value])).toEqual([
    ['INR', 130],
    ['USD', 50],
  ])
})

test('amounts in another currency than the stocks are not added', () => {
  const worth = accountWorth(account('A', { holdings: stocks(50, { currency: 'USD' }) }))

  expect(worth).toMatchObject({ currency: 'USD', value: 50, parts: { stocks: { value: 50 } }, positions: undefined })
  expect(Object.keys(worth?.parts ?? {})).toEqual(['stocks'])
})

test('decimals add up exactly', () => {
  expect(
    worthOf(
      account('A', { holdings: stocks(0.1), mutualFunds: failed }),
      account('B', { holdings: stocks(0.2), mutualFunds: failed }),
    )[0]?.value,
  ).toBe(0.3)
})

test.each([
  ['is loading', { holdings: loading }],
  ['could not be loaded', { holdings: failed }],
  ['shows a sample', { holdings: live({ ...portfolio, source: 'SAMPLE' as const }) }],
  ['has no known value', { holdings: stocks(undefined) }],
  ['waits for its mutual funds', { mutualFunds: loading }],
  ['waits for its cash', { funds: loading }],
  ['waits for its positions', { positions: loading }],
])('an account that %s is not part of the sum', (_why, more) => {
  expect(accountWorth(account('A', more))).toBeUndefined()
  expect(worthOf(account('A', more), account('B'))[0]?.value).toBe(1754306.51)
})

test('mutual funds that are not known are not zero', () => {
  const worth = accountWorth(account('A', { mutualFunds: failed }))

  expect(worth?.value).toBe(1505386.39)
  expect(worth?.parts).not.toHaveProperty('mutualFunds')
})

test('the change of the day and its percentage are those of the accounts in which it is known', () => {
  const { dayChange: _dayChange, ...unknown } = portfolio.totals
  const [worth] = worthOf(
    account('A', { holdings: live({ ...portfolio, totals: { ...portfolio.totals, value: 110, dayChange: 10 } }) }),
    account('B', { holdings: live({ ...portfolio, totals: { ...unknown, value: 1000 } }) }),
  )

  expect(worth).toMatchObject({ dayChange: 10, dayChangePercent: 10 })
  expect(worthOf(account('B', { holdings: live({ ...portfolio, totals: unknown }) }))[0]?.dayChange).toBeUndefined()
})

test('the sum is as fresh as its least fresh part, and as old as its oldest', () => {
  const old = '2026-11-20T06:12:41Z'
  const saved = { ...mutualFunds, source: 'LAST_KNOWN' as const, asOf: old }

  expect(worthOf(account('A'))[0]?.freshness).toBe('LIVE')
  expect(worthOf(account('A'), account('B', { mutualFunds: live(saved) }))[0]).toMatchObject({
    freshness: 'LAST_KNOWN',
    asOf: old,
  })
  expect(worthOf(account('A'), account('B', { holdings: { data: portfolio, failed: true } }))[0]?.freshness).toBe(
    'STALE',
  )
})

test('holdings without a price are named', () => {
  const totals = { ...portfolio.totals, withoutPrice: ['NSE:NEW'] }

  expect(accountWorth(account('A', { holdings: live({ ...portfolio, totals }) }))?.withoutPrice).toEqual(['NSE:NEW'])
})

test('cash is added over the segments, and a segment without known cash is named', () => {
  const worth = accountWorth(account('A', { funds: live(cash(100.1, undefined, 0.2)) }))

  expect(worth).toMatchObject({ value: 1754406.81, parts: { cash: { value: 100.3 } }, withoutCash: ['segment 2'] })
})

test.each([
  ['could not be loaded', failed],
  ['is known in no segment', live(cash(undefined))],
  ['has no segment', live(cash())],
  ['is a sample', live({ ...cash(25000), source: 'SAMPLE' as const })],
  ['has another currency', live({ ...cash(25000), currency: 'USD' })],
])('cash that %s is unknown and not zero', (_why, section) => {
  const [worth] = worthOf(account('A', { funds: section }), account('B', { funds: live(cash(5)) }))

  expect(worth?.assetClasses.at(-1)).toMatchObject({ assetClass: 'cash', part: { value: 5 }, unknownIn: ['A'] })
  expect(worth?.value).toBe(2 * 1754306.51 + 5)
  expect(worthOf(account('A', { funds: section }))[0]?.assetClasses.at(-1)?.part).toBeUndefined()
})

test('a debt lowers the worth', () => {
  expect(worthOf(account('A', { funds: live(cash(-4306.51)) }))[0]?.value).toBe(1750000)
})

test('each asset class has its own provenance', () => {
  const old = { ...cash(1), ...lastKnown, asOf: '2026-11-20T06:12:41Z' }
  const classes = worthOf(account('A'), account('B', { funds: live(old) }))[0]?.assetClasses

  expect(classes?.map(({ part }) => part?.freshness)).toEqual(['LIVE', 'LIVE', 'LAST_KNOWN'])
  expect(classes?.at(-1)?.part?.asOf).toBe('2026-11-20T06:12:41Z')
})

test('positions are added apart from the worth', () => {
  const { profit: _profit, ...unknown } = { ...positions, withoutProfit: ['NFO:NIFTY'] }
  const [worth] = worthOf(account('A'), account('B', { positions: live(unknown) }), account('C', { positions: failed }))

  expect(worth?.value).toBe(3 * 1754306.51)
  expect(worth?.positions).toMatchObject({
    profit: 602.5,
    markedToMarket: -420,
    freshness: 'LIVE',
    withoutProfit: ['NFO:NIFTY'],
    unknownIn: ['C'],
  })
})

test('rows that could not be read are named', () => {
  const unreadable = ['row 4']

  expect(accountWorth(account('A', { mutualFunds: live({ ...mutualFunds, unreadable }) }))?.unreadable).toEqual([
    'row 4',
  ])
})
