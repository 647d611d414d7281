import { act, screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { config, status } from '../../testing/data'
import { funds, lastKnown, portfolio, sample } from '../../testing/portfolioData'
import {
  openPortfolio,
  openWithPrices,
  panel,
  portfolioPath,
  portfolioUrl,
  priceStream,
  respondWith,
  serveConnectedAccount,
} from '../../testing/portfolioPage'
import { renderApp } from '../../testing/renderApp'
import { server } from '../../testing/server'

serveConnectedAccount()

const panels = ['Your holdings at a glance', 'Value over time', 'Allocation', 'Holdings']

describe('the portfolio', () => {
  test('is marked live once while it is live', async () => {
    openPortfolio()

    const totals = await panel('Your holdings at a glance')
    expect(await within(totals).findByText('Live')).toBeVisible()
    expect(totals).toHaveTextContent('as of 11:42 am IST')
    await screen.findByRole('table', { name: 'Holdings: Live' })
    expect(screen.getAllByText('Live')).toHaveLength(1)
    expect(screen.queryByText(/saved data/)).not.toBeInTheDocument()
  })

  test('marks a section whose data is saved while the rest is live', async () => {
    respondWith('/funds', { ...funds, source: 'LAST_KNOWN', state: 'ERROR', reason: 'broker-down' })
    const { user } = openPortfolio()
    await screen.findByRole('table', { name: 'Holdings: Live' })

    await user.click(screen.getByRole('tab', { name: 'Funds' }))

    expect(await within(await panel('Funds')).findByText('Saved data')).toBeVisible()
  })

  test('marks a section that is live while the rest is not', async () => {
    respondWith('/funds', funds)
    const { user } = openPortfolio({ ...lastKnown, reason: 'broker-down' })
    await screen.findByRole('table', { name: 'Holdings: Saved data' })

    await user.click(screen.getByRole('tab', { name: 'Funds' }))

    expect(await within(await panel('Funds')).findByText('Live')).toBeVisible()
  })

  test('shows the time and the reason of saved data, and offers to reconnect once', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('EXPIRED')])))
    const { user, environment } = openPortfolio(lastKnown)

    expect(await screen.findByText(/^Showing saved data from .* \(not live\)$/)).toBeVisible()
    expect(screen.getByText(/The session has ended\. Every session/)).toBeVisible()
    for (const name of panels) await panel(name)
    expect(within(await panel('Your holdings at a glance')).getByText('Saved data')).toBeVisible()
    expect(screen.getAllByText('Saved data')).toHaveLength(1)
    expect(screen.queryByText('Live')).not.toBeInTheDocument()
    expect(screen.getByRole('table', { name: 'Holdings: Saved data' })).toBeVisible()
    server.use(http.post('/api/broker/configs/:id/setup-oauth', () => delay('infinite')))
    await user.click(await screen.findByRole('button', { name: 'Reconnect Zerodha: Family account' }))

    expect(environment.windows.openBlank).toHaveBeenCalled()
  })

  test('says once that it is saved, and marks a section whose saved data is older by its time', async () => {
    const asOf = '2026-11-26T06:12:41Z'
    respondWith('/funds', { ...funds, ...lastKnown, reason: 'broker-down', asOf })
    const { user } = openPortfolio({ ...lastKnown, reason: 'broker-down' })
    await screen.findByRole('table', { name: 'Holdings: Saved data' })

    await user.click(screen.getByRole('tab', { name: 'Funds' }))

    expect(await within(await panel('Funds')).findByText(/^from 26 Nov.* at 11:42 am IST/)).toBeVisible()
    expect(screen.getAllByText('Saved data')).toHaveLength(1)
  })

  test.each(['broker-down', 'broker-unreachable', 'rate-limited', 'quota-used'])(
    'offers to try again, and no login, when the reason is %s',
    async (reason) => {
      const { user } = openPortfolio({ ...lastKnown, reason })
      const notice = (await screen.findByText(/^Showing saved data from/)).closest('[class*=notice]') ?? document.body
      expect(screen.queryByRole('button', { name: /Reconnect/ })).not.toBeInTheDocument()
      respondWith('', portfolio)

      await user.click(within(notice as HTMLElement).getByRole('button', { name: 'Try again' }))

      await waitFor(() => expect(screen.queryByText(/^Showing saved data from/)).not.toBeInTheDocument())
    },
  )

  test.each(['app-secret-refused', 'secret-unreadable'])(
    'offers to replace the credentials when the reason is %s',
    async (reason) => {
      const { user } = openPortfolio({ ...lastKnown, reason })

      await user.click(await screen.findByRole('button', { name: 'Replace credentials: Family account' }))

      expect(await screen.findByRole('dialog', { name: 'Replace credentials' })).toBeVisible()
      expect(screen.queryByRole('button', { name: /Reconnect|Try again/ })).not.toBeInTheDocument()
    },
  )

  test('names the administrator when only an administrator can help', async () => {
    openPortfolio({ ...lastKnown, reason: 'broker-not-installed' })

    expect(await screen.findByText('Contact your administrator.')).toBeVisible()
    expect(screen.queryByRole('button', { name: /Reconnect|Try again/ })).not.toBeInTheDocument()
  })

  test('does not claim live prices beside saved data', async () => {
    openPortfolio({ ...lastKnown, reason: 'broker-down' })
    await waitFor(() => expect(priceStream.counts.opened).toBe(1))
    act(() => priceStream.send('feed', { configId: config.id, mode: 'STREAMING' }))

    expect(await screen.findByText('Saved data. Prices do not update.')).toBeVisible()
    expect(screen.queryByText('Live prices')).not.toBeInTheDocument()
  })

  test('is not marked live, and has no live prices, while the browser is offline', async () => {
    await openWithPrices({ configId: config.id, mode: 'STREAMING' })

    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))

    expect(await screen.findByText('No live prices while you are offline.')).toBeVisible()
    expect(screen.queryByText('Live')).not.toBeInTheDocument()
    expect(screen.queryByText('Live prices')).not.toBeInTheDocument()
  })

  test('clearly marks sample data, offers to connect, and shows neither a history nor live prices for it', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])))
    const { asOf: _asOf, ...rest } = portfolio
    respondWith('', { ...rest, ...sample })
    renderApp({ path: portfolioPath })

    expect(await screen.findByText('These are not your holdings')).toBeVisible()
    for (const name of panels) expect(within(await panel(name)).getByText('Sample data')).toBeVisible()
    expect(screen.getByRole('table', { name: 'Holdings: Sample data' })).toBeVisible()
    expect(screen.getByText('Sample data. Prices do not update.')).toBeVisible()
    expect(await panel('Value over time')).toHaveTextContent('Sample data has no history.')
    expect(await screen.findByRole('button', { name: 'Connect Zerodha: Family account' })).toBeVisible()
  })

  test('is no longer marked live after a refresh that failed', async () => {
    const { user } = openPortfolio()
    const totals = await panel('Your holdings at a glance')
    await within(totals).findByText('Live')

    server.use(http.get(portfolioUrl, () => HttpResponse.error()))
    await user.click(within(totals).getByRole('button', { name: 'Refresh' }))

    expect(await within(totals).findByText('Not refreshed')).toBeVisible()
    expect(screen.getAllByText('Not refreshed')).toHaveLength(1)
    expect(within(totals).getByText('₹15,05,386.39')).toBeVisible()
    expect(screen.getByText('The portfolio could not be refreshed and may be out of date')).toBeInTheDocument()
  })
})
