import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { FundHoldingsView, PortfolioView } from '../../api/generated'
import { config, connected } from '../../testing/data'
import { lastKnown, mutualFunds, portfolio } from '../../testing/portfolioData'
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

beforeEach(() => {
  portfolios = { [family ?? '']: portfolio }
  funds = { [family ?? '']: mutualFunds }
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json(accounts)),
    http.get('/api/broker/status', () =>
      HttpResponse.json(accounts.map(({ id, label }) => ({ ...connected, configId: id, label }))),
    ),
    http.get('/api/portfolio/:id', ({ params }) => respond(portfolios[String(params.id)])),
    http.get('/api/portfolio/:id/mutual-funds', ({ params }) => respond(funds[String(params.id)])),
  )
})

const respond = (body: PortfolioView | FundHoldingsView | undefined) =>
  body ? HttpResponse.json(body as object) : problem(503, 'broker-down')

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
  expect(dollars).toHaveTextContent('Mutual funds of these accounts are not known and not included: Abroad.')
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
  // of the sum and of the account
  await waitFor(() => expect(within(worth).getAllByText('Saved data')).toHaveLength(2))
  expect(within(worth).getAllByText('Live')).toHaveLength(1)
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
