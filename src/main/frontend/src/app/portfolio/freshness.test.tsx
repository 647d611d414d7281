import { screen, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { status } from '../../testing/data'
import { lastKnown, portfolio, sample } from '../../testing/portfolioData'
import {
  openPortfolio,
  panel,
  portfolioPath,
  portfolioUrl,
  respondWith,
  serveConnectedAccount,
} from '../../testing/portfolioPage'
import { renderApp } from '../../testing/renderApp'
import { server } from '../../testing/server'

serveConnectedAccount()

const panels = ['Your holdings at a glance', 'Value over time', 'Allocation', 'Holdings']

describe('the portfolio', () => {
  test('is marked live on every panel while it is live', async () => {
    openPortfolio()

    for (const name of panels) expect(await within(await panel(name)).findByText('Live')).toBeVisible()
    expect(await panel('Holdings')).toHaveTextContent('as of 11:42 am IST')
    expect(screen.queryByText(/saved data/)).not.toBeInTheDocument()
  })

  test('shows the time and the reason of saved data, and offers to reconnect on every panel', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('EXPIRED')])))
    const { user, environment } = openPortfolio(lastKnown)

    expect(await screen.findByText(/^Showing saved data from .* \(not live\)$/)).toBeVisible()
    expect(screen.getByText(/The session has ended\. Every session/)).toBeVisible()
    for (const name of panels) expect(await within(await panel(name)).findByText('Saved data')).toBeVisible()
    expect(screen.queryByText('Live')).not.toBeInTheDocument()
    expect(screen.getByRole('table', { name: 'Holdings: Saved data' })).toBeVisible()
    server.use(http.post('/api/broker/configs/:id/setup-oauth', () => delay('infinite')))
    const buttons = await screen.findAllByRole('button', { name: 'Reconnect Zerodha: Family account' })
    await user.click(within(await panel('Holdings')).getByRole('button', { name: 'Reconnect Zerodha: Family account' }))

    expect(buttons.length).toBeGreaterThan(1)
    expect(environment.windows.openBlank).toHaveBeenCalled()
  })

  test('clearly marks sample data, offers to connect, and shows neither a history nor live prices for it', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])))
    const { asOf: _asOf, ...rest } = portfolio
    respondWith('', { ...rest, ...sample })
    renderApp({ path: portfolioPath })

    expect(await screen.findByText('Sample data. The companies and amounts are made up.')).toBeVisible()
    expect(screen.getAllByText('Sample data').length).toBeGreaterThanOrEqual(4)
    expect(screen.getByRole('table', { name: 'Holdings: Sample data' })).toBeVisible()
    expect(screen.getByText('Sample data. Prices do not update.')).toBeVisible()
    expect(await panel('Value over time')).toHaveTextContent('Sample data has no history.')
    expect((await screen.findAllByRole('button', { name: 'Connect Zerodha: Family account' })).length).toBeGreaterThan(
      1,
    )
  })

  test('is no longer marked live after a refresh that failed', async () => {
    const { user } = openPortfolio()
    const totals = await panel('Your holdings at a glance')
    await within(totals).findByText('Live')

    server.use(http.get(portfolioUrl, () => HttpResponse.error()))
    await user.click(within(totals).getByRole('button', { name: 'Refresh' }))

    expect(await within(totals).findByText('Not refreshed')).toBeVisible()
    expect(within(totals).getByText('₹15,05,386.39')).toBeVisible()
    expect(screen.getByText('The portfolio could not be refreshed and may be out of date')).toBeInTheDocument()
  })
})
