import { screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { paths } from '../../shared/paths'
import { config } from '../../testing/data'
import { openPortfolio, panel, portfolioPath, portfolioUrl, serveConnectedAccount } from '../../testing/portfolioPage'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

serveConnectedAccount()

describe('the portfolio page', () => {
  test('names the connection and shows its state', async () => {
    openPortfolio()

    expect(await screen.findByRole('heading', { level: 1, name: 'Family account' })).toBeVisible()
    expect(await screen.findByText('Connected')).toBeVisible()
    await waitFor(() => expect(document.title).toContain('Portfolio: Family account'))
  })

  test('reports a connection that does not exist, and links to the connections', async () => {
    renderApp({ path: paths.portfolioOf('33333333-3333-4333-8333-333333333333') })

    expect(await screen.findByText('Portfolio not found')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Back to my connections' })).toBeVisible()
  })

  test('links to the portfolios of other connections, and shows no data of the previous one there', async () => {
    const second = { ...config, id: '33333333-3333-4333-8333-333333333333', label: 'Second' }
    server.use(
      http.get('/api/broker/configs', () => HttpResponse.json([config, second])),
      http.get(`/api/portfolio/${second.id}/*`, () => delay('infinite')),
      http.get(`/api/portfolio/${second.id}`, () => delay('infinite')),
    )
    const { user } = openPortfolio()
    await within(await panel('Your holdings at a glance')).findByText('₹15,05,386.39')

    const others = screen.getByRole('navigation', { name: 'Your other accounts' })
    await user.click(within(others).getByRole('link', { name: 'Second' }))

    expect(await screen.findByRole('heading', { level: 1, name: 'Second' })).toBeVisible()
    expect(screen.queryByText('₹15,05,386.39')).not.toBeInTheDocument()
  })

  test('shows a placeholder in each panel that is loading', async () => {
    server.use(http.get(portfolioUrl, () => delay('infinite')))
    renderApp({ path: portfolioPath })

    const totals = await panel('Your holdings at a glance')
    expect(within(totals).getByRole('status', { name: 'Loading your portfolio' })).toBeInTheDocument()
    expect(within(await panel('Value over time')).getByRole('radio', { name: '1 month' })).toBeChecked()
  })
})

describe('the totals', () => {
  test('are those of the server, with Indian grouping, sign and percentage', async () => {
    openPortfolio()

    const totals = await panel('Your holdings at a glance')
    expect(await within(totals).findByText('₹15,05,386.39')).toBeVisible()
    expect(totals).toHaveTextContent('Today−₹4,321.50 −0.29%')
    expect(totals).toHaveTextContent('Total P&L+₹25,275.28 +1.71%')
    expect(totals).toHaveTextContent('Invested₹14,80,111.11')
  })

  test('have a note when the cost of a holding is uncertain', async () => {
    openPortfolio()

    expect(await screen.findByText(/^Zerodha has no reliable buy price for 1 holding,/)).toBeVisible()
  })

  test('can be loaded again after a failure', async () => {
    server.use(http.get(portfolioUrl, () => problem(503, 'broker-down', { traceId: 'abc123' }), { once: true }))
    const { user } = renderApp({ path: portfolioPath })

    const totals = await panel('Your holdings at a glance')
    const alert = await within(totals).findByRole('alert')
    expect(alert).toHaveTextContent('Your holdings could not be loaded')
    expect(alert).toHaveTextContent('Reference for support: abc123')
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(totals).findByText('₹15,05,386.39')).toBeVisible()
  })
})
