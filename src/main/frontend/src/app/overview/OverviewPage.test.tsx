import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { FundHoldingsView, FundsView, PortfolioView, PositionsView } from '../../api/generated'
import { config, connected } from '../../testing/data'
import { funds as allFunds, lastKnown, mutualFunds, portfolio, positions } from '../../testing/portfolioData'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const accounts = ['Family account', 'Savings', 'Abroad'].map((label, index) => ({
  ...config,
  id: `${index}1111111-1111-4111-8111-111111111111`,
  label,
}))
const [family, savings, abroad] = accounts.map(({ id }) => id)

/** The responses by account; an account without one fails. */
let portfolios: Record<string, PortfolioView>
let funds: Record<string, FundHoldingsView>
let cash: Record<string, FundsView>
let netPositions: Record<string, PositionsView>

beforeEach(() => {
  portfolios = { [family ?? '']: portfolio }
  funds = { [family ?? '']: mutualFunds }
  cash = { [family ?? '']: cashOf(0) }
  netPositions = { [family ?? '']: positions }
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json(accounts)),
    http.get('/api/broker/status', () =>
      HttpResponse.json(accounts.map(({ id, label }) => ({ ...connected, configId: id, label }))),
    ),
    http.get('/api/portfolio/:id', ({ params }) => respond(portfolios[String(params.id)])),
    http.get('/api/portfolio/:id/mutual-funds', ({ params }) => respond(funds[String(params.id)])),
    http.get('/api/portfolio/:id/funds', ({ params }) => respond(cash[String(params.id)])),
    http.get('/api/portfolio/:id/positions', ({ params }) => respond(netPositions[String(params.id)])),
  )
})

const respond = (body: PortfolioView | FundHoldingsView | FundsView | PositionsView | undefined) =>
  body ? HttpResponse.json(body as object) : problem(503, 'broker-down')

/** The funds with this cash in the equity segment. */
function cashOf(amount: number, more: Partial<FundsView> = {}): FundsView {
  const segments = allFunds.segments.map((segment) => ({ ...segment, cash: segment.name === 'equity' ? amount : 0 }))
  return { ...allFunds, segments, ...more }
}

const valued = (value: number, more: Partial<PortfolioView> = {}): PortfolioView => ({
  ...portfolio,
  ...more,
  totals: { ...portfolio.totals, value, dayChange: -1000 },
})

const panel = (name: string) => screen.findByRole('region', { name })

test('the navigation leads to the overview', async () => {
  const { user } = renderApp()

  await user.click(await screen.findByRole('link', { name: 'Overview' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toHaveFocus()
  expect(document.title).toBe('Overview · Broker Connect')
})

test('worth and change are added in each currency, and each account has its share', async () => {
  portfolios = {
    [family ?? '']: valued(700_000),
    [savings ?? '']: valued(51_079.88),
    [abroad ?? '']: valued(5_000, { currency: 'USD' }),
  }
  funds = {
    [family ?? '']: mutualFunds,
    [savings ?? '']: { ...mutualFunds, totals: { ...mutualFunds.totals, value: 0 } },
  }
  cash = { [family ?? '']: cashOf(0), [savings ?? '']: cashOf(0) }
  renderApp({ path: '/overview' })

  const rupees = await panel('Net worth in INR')
  await waitFor(() => expect(rupees).toHaveTextContent('Total value₹10,00,000.00'))
  expect(rupees).toHaveTextContent('Today−₹2,000.00')
  const shares = within(within(rupees).getByRole('list', { name: 'Share of each account' })).getAllByRole('listitem')
  expect(shares.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Family account.*Live.*Share94\.9%/),
    expect.stringMatching(/^Savings.*Live.*Share5\.1%/),
  ])
  const dollars = await panel('Net worth in USD')
  expect(dollars).toHaveTextContent('$5,000.00')
  expect(dollars).toHaveTextContent('Mutual funds of 1 account are not known and not included: Abroad.')
  expect(dollars).toHaveTextContent('Cash of 1 account is not known and not included: Abroad.')
  expect(dollars).toHaveTextContent('Positions of 1 account are not known: Abroad.')
})

test('accounts that are not included are named with the reason', async () => {
  const { asOf: _asOf, ...sample } = { ...portfolio, source: 'SAMPLE' as const }
  portfolios = { [family ?? '']: portfolio, [savings ?? '']: sample }
  renderApp({ path: '/overview' })

  const left = await panel('Accounts that are not included')
  await waitFor(() => expect(left).toHaveTextContent('Abroad could not be loaded.'))
  expect(left).toHaveTextContent('Savings was never connected, so its values are not known.')
  expect(within(left).getByRole('link', { name: 'Savings' })).toHaveAttribute('href', `/portfolio/${savings}`)
  expect(await panel('Net worth')).toHaveTextContent('₹17,54,306.51')
})

test('saved data makes the sum saved', async () => {
  portfolios = { [family ?? '']: portfolio, [savings ?? '']: { ...portfolio, ...lastKnown } }
  funds = { [family ?? '']: mutualFunds, [savings ?? '']: mutualFunds }
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  // of the sum and of the account; the stocks are as fresh as the sum
  await waitFor(() => expect(within(worth).getAllByText('Saved data')).toHaveLength(2))
  // of the mutual funds, the cash, the positions and the other account
  expect(within(worth).getAllByText('Live')).toHaveLength(4)
})

/** The cells of the rows of the table of asset classes, without the time. */
async function assetClassRows(worth: HTMLElement): Promise<(string | undefined)[][]> {
  const table = await within(worth).findByRole('table', { name: 'Allocation by asset class' })
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [
      within(row)
        .getByRole('rowheader')
        .textContent?.replace(/as of.*|from.*/, ''),
      within(row).getByRole('cell').textContent?.trim() ?? '',
    ])
}

test('each asset class has its value, its share, and its provenance where that differs from the sum', async () => {
  cash = { [family ?? '']: cashOf(245_693.49, lastKnown) }
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  await waitFor(() => expect(worth).toHaveTextContent('Total value₹20,00,000.00'))
  expect(await assetClassRows(worth)).toEqual([
    ['Stocks and ETFsLive', '₹15,05,386.39 75.3%'],
    ['Mutual fundsLive', '₹2,48,920.12 12.4%'],
    ['Cash', '₹2,45,693.49 12.3%'],
  ])
})

test('an asset class that is not known has no value and no share', async () => {
  cash = {}
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  await waitFor(() =>
    expect(worth).toHaveTextContent('Cash of 1 account is not known and not included: Family account.'),
  )
  expect((await assetClassRows(worth)).at(-1)).toEqual(['Cash', '—not available'])
})

test('a segment without known cash is named', async () => {
  const { cash: _cash, ...unknown } = { cash: 0, name: 'commodity', available: {}, usedFor: {} }
  cash = { [family ?? '']: { ...cashOf(5), segments: [...cashOf(5).segments.slice(0, 1), unknown] } }
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  await waitFor(() =>
    expect(worth).toHaveTextContent('Cash of 1 segment is not known and not included: Commodity (Family account).'),
  )
  expect((await assetClassRows(worth)).at(-1)).toEqual(['Cash', '₹5.00 0.0%'])
})

test('a debt has no share', async () => {
  cash = { [family ?? '']: cashOf(-4306.51) }
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  await waitFor(() => expect(worth).toHaveTextContent('Total value₹17,50,000.00'))
  expect((await assetClassRows(worth)).at(-1)).toEqual(['Cash', '−₹4,306.51'])
})

test('the result of positions is apart from the net worth', async () => {
  netPositions = { [family ?? '']: { ...positions, withoutProfit: ['NFO:NIFTY26NOVFUT'] } }
  renderApp({ path: '/overview' })

  const worth = await panel('Net worth')
  const apart = await within(worth).findByRole('region', { name: 'Positions (not included)' })
  expect(apart).toHaveTextContent('P&L+₹602.50')
  expect(apart).toHaveTextContent("Day's P&L−₹210.00")
  expect(apart).toHaveTextContent('as of 11:42 am IST')
  expect(worth).toHaveTextContent('Total value₹17,54,306.51')
  expect(worth).toHaveTextContent('1 position without a known P&L is not included: NFO:NIFTY26NOVFUT.')
})

test('amounts are hidden on request', async () => {
  const { user } = renderApp({ path: '/overview' })
  const worth = await panel('Net worth')
  await within(worth).findAllByText('₹17,54,306.51')

  await user.click(within(worth).getByRole('button', { name: 'Hide amounts' }))

  expect(worth).not.toHaveTextContent(/₹\s?\d/)
  expect(worth).toHaveTextContent('Share100.0%')
})

test('without a value the page says how to get one', async () => {
  server.use(http.get('/api/broker/configs', () => HttpResponse.json([])))
  renderApp({ path: '/overview' })

  expect(await screen.findByText('Connect an account to see what it is worth here.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to your connections' })).toHaveAttribute('href', '/')
})

test('the sections of at most two accounts are loaded at once', async () => {
  const many = Array.from({ length: 5 }, (_, index) => ({ ...config, id: `${index}`, label: `Account ${index}` }))
  const waiting = new Map<string, () => void>()
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json(many)),
    http.get('/api/portfolio/*', async ({ request }) => {
      const { pathname } = new URL(request.url)
      await new Promise<void>((resolve) => waiting.set(pathname, resolve))
      waiting.delete(pathname)
      return problem(503, 'broker-down')
    }),
  )
  renderApp({ path: '/overview' })

  const accountsWaiting = () => [...new Set([...waiting.keys()].map((path) => path.split('/')[3]))].toSorted()
  for (const expected of [['0', '1'], ['2', '3'], ['4']]) {
    await waitFor(() => expect(waiting.size).toBe(4 * expected.length))
    expect(accountsWaiting()).toEqual(expected)
    for (const respond of [...waiting.values()]) respond()
    await waitFor(() => expect(accountsWaiting()).not.toEqual(expected))
  }
  const left = await panel('Accounts that are not included')
  await waitFor(() => expect(left).toHaveTextContent('Account 4 could not be loaded.'))
})
