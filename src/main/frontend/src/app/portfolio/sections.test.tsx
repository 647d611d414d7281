import { screen, within } from '@testing-library/react'
import { http } from 'msw'
import { describe, expect, test } from 'vitest'
import { lastKnown, positions } from '../../testing/portfolioData'
import { openPortfolio, panel, portfolioUrl, respondWith, serveConnectedAccount } from '../../testing/portfolioPage'
import { problem, server } from '../../testing/server'

serveConnectedAccount()

async function open(tab: string) {
  const app = openPortfolio()
  await app.user.click(await screen.findByRole('tab', { name: tab }))
  return app
}

describe('the tabs of the sections', () => {
  const selected = () => screen.getByRole('tab', { selected: true })

  test('are selected by the arrow keys, Home and End, and the first follows the last', async () => {
    const { user } = await open('Holdings')

    await user.keyboard('{ArrowRight}')
    expect(selected()).toHaveTextContent('Positions')
    expect(selected()).toHaveFocus()
    await user.keyboard('{End}')
    expect(selected()).toHaveTextContent('Funds')
    await user.keyboard('{ArrowRight}')
    expect(selected()).toHaveTextContent('Holdings')
    await user.keyboard('{ArrowLeft}')
    expect(selected()).toHaveTextContent('Funds')
    await user.keyboard('{Home}')
    expect(selected()).toHaveTextContent('Holdings')
    await user.keyboard('{End}')

    expect(selected()).toHaveFocus()
    expect(screen.getByRole('tabpanel', { name: 'Funds' })).toBeVisible()
    expect(screen.getByRole('tablist', { name: 'Account details' })).toBeVisible()
  })

  test('have one tab stop, which is the selected tab', async () => {
    await open('Positions')

    const tabStops = screen.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0)
    expect(tabStops).toEqual([selected()])
  })

  test('show the selected section only', async () => {
    await open('Positions')

    expect(screen.getByRole('tabpanel', { name: 'Positions' })).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Holdings' })).not.toBeInTheDocument()
  })
})

describe('a section', () => {
  test('shows open, short and carried positions, and positions closed today', async () => {
    await open('Positions')

    const table = await screen.findByRole('table', { name: 'Open positions and positions closed today: Live' })
    const row = (name: RegExp) => within(table).getByRole('row', { name })
    expect(row(/^NIFTY26NOVFUT/)).toHaveTextContent('75 carried forward')
    expect(row(/^CRUDEOIL26DECFUT/)).toHaveTextContent('Short')
    expect(row(/^CRUDEOIL26DECFUT/)).toHaveTextContent('−1')
    expect(row(/^AXISBANK/)).toHaveTextContent('Closed')
    expect(await panel('Positions')).toHaveTextContent('P&L+₹602.50')
  })

  test('names the markets that are closed while others are open, and marks their positions', async () => {
    respondWith('/positions', {
      ...positions,
      markets: [
        { segment: 'AUCTION_STOCKS', phase: 'CLOSING_AUCTION', pricesAsOf: '2026-11-27T09:45:00Z' },
        { segment: 'EQUITY_DERIVATIVES', phase: 'CLOSED', pricesAsOf: '2026-11-27T10:10:00Z' },
        { segment: 'COMMODITY_DERIVATIVES', phase: 'OPEN' },
      ],
    })
    await open('Positions')

    const region = await screen.findByRole('region', { name: 'Market hours of your positions' })
    expect(within(region).getByText('Not every market of your positions is open')).toBeVisible()
    const lines = within(region).getAllByRole('listitem')
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Shares: Closing auction for eligible shares\. Shares that take part/),
      expect.stringMatching(/^Equity derivatives: Market closed, prices as of .*3:40 pm IST\./),
      'Commodity derivatives: Open.',
    ])
    const table = await screen.findByRole('table', { name: 'Open positions and positions closed today: Live' })
    const row = (name: RegExp) => within(table).getByRole('row', { name })
    expect(row(/^ICICIBANK/)).toHaveTextContent('Closing auction, if eligible')
    expect(row(/^NIFTY26NOVFUT/)).toHaveTextContent('Market closed')
    expect(row(/^CRUDEOIL26DECFUT/)).not.toHaveTextContent(/[Mm]arket|auction/)
  })

  test.each([
    [[{ segment: 'EQUITY_DERIVATIVES' as const, phase: 'OPEN' as const }], null],
    [[], null],
    [
      [{ segment: 'COMMODITY_DERIVATIVES' as const, phase: 'UNKNOWN' as const }],
      /^Commodity derivatives: Market hours/,
    ],
    [
      [
        { segment: 'CURRENCY_DERIVATIVES' as const, phase: 'CLOSED' as const, closedFor: 'Id-E-Milad' },
        { segment: 'COMMODITY_DERIVATIVES' as const, phase: 'CLOSED' as const },
      ],
      /^No market of your positions is open.*Currency derivatives: Market closed\. Closed today: Id-E-Milad\./,
    ],
  ])('says nothing of open markets, and what is known of others: %j', async (markets, text) => {
    respondWith('/positions', { ...positions, markets })
    await open('Positions')
    await screen.findByRole('table', { name: 'Open positions and positions closed today: Live' })

    const region = screen.queryByRole('region', { name: 'Market hours of your positions' })
    if (text) expect(region).toHaveTextContent(text)
    else expect(region).not.toBeInTheDocument()
  })

  test('shows mutual funds with units, NAV and the date of the NAV', async () => {
    await open('Mutual funds')

    const row = await screen.findByRole('row', { name: /^PARAG PARIKH/ })
    expect(row).toHaveTextContent('Folio 40988912/71')
    expect(row).toHaveTextContent('1,204.617')
    expect(row).toHaveTextContent('92.3177')
    expect(row).toHaveTextContent('as of 26 Nov 2026')
    expect(screen.getByRole('row', { name: /^HDFC LIQUID/ })).toHaveTextContent('10 pledged')
  })

  test('shows the margins of each segment and their breakdown', async () => {
    const { user } = await open('Funds')

    const shown = await panel('Funds')
    expect(await within(shown).findByText('₹99,725.05')).toBeVisible()
    expect(shown).toHaveTextContent('CommodityNot enabled for trading')
    await user.click(within(shown).getByText('Breakdown of used margin'))
    expect(within(shown).getByText('SPAN margin')).toBeVisible()
  })

  test.each([
    ['Positions', '/positions', 'Your positions could not be loaded'],
    ['Mutual funds', '/mutual-funds', 'Your mutual funds could not be loaded'],
    ['Funds', '/funds', 'Your funds could not be loaded'],
  ])('%s that fails to load does not affect the others, and can be loaded again', async (tab, section, title) => {
    server.use(http.get(portfolioUrl + section, () => problem(503, 'broker-down'), { once: true }))
    const { user } = await open(tab)

    const alert = await within(await panel(tab)).findByRole('alert')
    expect(alert).toHaveTextContent(title)
    expect(await within(await panel('Your holdings at a glance')).findByText('₹15,05,386.39')).toBeVisible()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(await panel(tab)).findByText('as of 11:42 am IST')).toBeVisible()
  })

  test('that is less fresh than the holdings shows the reason', async () => {
    respondWith('/positions', { ...positions, ...lastKnown, reason: 'broker-slow', message: 'The broker is slow.' })
    await open('Positions')

    expect(await within(await panel('Positions')).findByText('The broker is slow.')).toBeVisible()
  })

  test('may be empty', async () => {
    respondWith('/positions', { ...positions, net: [], day: [] })
    await open('Positions')

    expect(await screen.findByRole('heading', { name: 'No positions' })).toBeVisible()
  })
})
