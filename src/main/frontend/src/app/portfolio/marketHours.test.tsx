import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { MarketStatus } from '../../api/generated'
import { config } from '../../testing/data'
import { portfolio } from '../../testing/portfolioData'
import { openPortfolio, priceStream, respondWith, serveConnectedAccount } from '../../testing/portfolioPage'

serveConnectedAccount()

const segment = 'AUCTION_STOCKS' as const
const notice = () => screen.findByRole('region', { name: 'Market hours' })

const closed: MarketStatus = {
  segment,
  phase: 'CLOSED',
  tradingDay: '2026-11-27',
  pricesAsOf: '2026-11-27T10:05:00Z',
  nextPhase: 'PRE_OPEN',
  opens: '2026-11-30T03:45:00Z',
}

describe('the market hours', () => {
  test('are not mentioned while the market is open, or when the server says nothing', async () => {
    openPortfolio({ market: { segment, phase: 'OPEN', tradingDay: '2026-11-27' } })

    await screen.findByRole('table', { name: 'Holdings: Live' })
    expect(screen.queryByRole('region', { name: 'Market hours' })).not.toBeInTheDocument()
  })

  test('say on a closed day when the prices are from and when trading starts', async () => {
    openPortfolio({ market: closed })

    const region = await notice()
    expect(within(region).getByText(/^Market closed, prices as of .*3:35 pm IST$/)).toBeVisible()
    expect(region).toHaveTextContent('Last trading day: 27 Nov 2026.')
    expect(region).toHaveTextContent(/Trading starts .*9:15 am IST\./)
  })

  test('name a holiday', async () => {
    openPortfolio({ market: { ...closed, closedFor: 'Christmas' } })

    expect(await notice()).toHaveTextContent('Closed today: Christmas.')
  })

  test('say nothing that is not known on a closed day', async () => {
    openPortfolio({ market: { segment, phase: 'CLOSED' } })

    expect((await notice()).textContent).toBe('Market closed')
  })

  test('are those of a closed market after the close', async () => {
    openPortfolio({ market: { ...closed, phase: 'POST_CLOSE' } })

    expect(await notice()).toHaveTextContent('Market closed, prices as of')
  })

  test('explain why prices stand still in the closing auction', async () => {
    openPortfolio({
      market: { segment, phase: 'CLOSING_AUCTION', step: 'ORDER_ENTRY', pricesAsOf: '2026-11-27T09:45:00Z' },
    })

    const region = await notice()
    expect(within(region).getByText('Closing auction for eligible shares')).toBeVisible()
    expect(region).toHaveTextContent(
      'Shares that take part (those with derivatives) do not trade until their closing price is set',
    )
    expect(region).toHaveTextContent('All other shares trade until 3:30 pm IST.')
    expect(region).toHaveTextContent(/Prices of shares that take part are as of .*3:15 pm IST\./)
  })

  test('name the last trading day before the opening', async () => {
    openPortfolio({ market: { ...closed, phase: 'PRE_OPEN', step: 'ORDER_ENTRY' } })

    const region = await notice()
    expect(within(region).getByText('Pre-open session')).toBeVisible()
    expect(region).toHaveTextContent('those of the last trading day, 27 Nov 2026, until trading starts at 9:15 am IST.')
  })

  test('are said to be unknown where they are', async () => {
    openPortfolio({ market: { segment, phase: 'UNKNOWN' } })

    const region = await notice()
    expect(within(region).getByText('Market hours unknown')).toBeVisible()
    expect(region).toHaveTextContent('We do not know whether the market is open today')
  })

  test('of a closed market replace the claim of live prices', async () => {
    openPortfolio({ market: closed })
    await notice()
    await waitFor(() => expect(priceStream.counts.opened).toBe(1))

    priceStream.send('feed', { configId: config.id, mode: 'STREAMING' })

    expect(await screen.findByText('Prices do not change while the market is closed.')).toBeVisible()
    expect(screen.queryByText('Live prices')).not.toBeInTheDocument()
  })

  test.each([
    [{ ...closed, phase: 'PRE_OPEN' as const }, undefined, 'Prices do not change until trading starts.'],
    [{ segment, phase: 'OPEN' as const }, 'market-closed', 'Prices do not change while the market is closed.'],
  ])('claim no live prices before the opening: %j %s', async (market, reason, text) => {
    openPortfolio({ market })
    await screen.findByRole('table', { name: 'Holdings: Live' })
    await waitFor(() => expect(priceStream.counts.opened).toBe(1))

    priceStream.send('feed', { configId: config.id, mode: 'POLLING', reason })

    expect(await screen.findByText(text)).toBeVisible()
    expect(screen.queryByText(/Prices refresh every few seconds/)).not.toBeInTheDocument()
  })

  test('are read again at their next change, which is announced', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    openPortfolio({
      market: { segment, phase: 'OPEN', nextChange: new Date(Date.now() + 1_000).toISOString() },
    })
    await screen.findByRole('table', { name: 'Holdings: Live' })
    respondWith('', { ...portfolio, market: { segment, phase: 'CLOSING_AUCTION' } })

    expect(await screen.findByText('Closing auction for eligible shares', undefined, { timeout: 4_000 })).toBeVisible()
    expect(await screen.findByText('The closing auction for eligible shares has started')).toBeInTheDocument()
  })
})
