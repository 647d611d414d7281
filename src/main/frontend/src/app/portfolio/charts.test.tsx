import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { history, lastKnown, point, portfolio } from '../../testing/portfolioData'
import {
  openPortfolio,
  panel,
  portfolioPath,
  portfolioUrl,
  respondWith,
  serveConnectedAccount,
} from '../../testing/portfolioPage'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

serveConnectedAccount()

describe('the allocation chart', () => {
  test('has a list in the order of the slices', async () => {
    openPortfolio()

    const list = await screen.findByRole('list', { name: 'Share of current value by holding' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['INFY82.0%', 'HDFCBANK10.4%', 'RELIANCE6.5%', 'WIPRO1.0%', 'TATASTEEL0.1%'])
  })
})

describe('the chart of value over time', () => {
  test('has a summary, a table, and a slider for the keyboard', async () => {
    const { user } = openPortfolio()

    const shown = await panel('Value over time')
    expect(await within(shown).findByText(/^From ₹14,90,000\.00 \(24 Nov 2026\) to ₹15,05,386\.39/)).toBeVisible()
    const pointer = within(shown).getByRole('slider', { name: 'Point in time' })
    expect(pointer).toHaveAttribute('aria-valuetext', expect.stringMatching(/^26 Nov 2026: value ₹15,05,386\.39/))
    await user.click(within(shown).getByText('Show as a table'))

    const table = await within(shown).findByRole('table', { name: 'Value over time' })
    expect(within(table).getAllByRole('row')).toHaveLength(4)
    expect(within(table).getByRole('row', { name: /^25 Nov 2026/ })).toHaveTextContent('−₹10,000.00')
  })

  test('has gains apart from purchases and sales, with what the return assumes', async () => {
    const points = [
      point('2026-11-24', 1490000),
      point('2026-11-25', 1470000, { cashFlow: 0, gain: -20000 }),
      point('2026-11-26', 1505386.39, { cashFlow: 30000.5, gain: 5385.89 }),
    ]
    const performance = {
      from: '2026-11-25',
      to: '2026-11-26',
      startValue: 1470000,
      endValue: 1505386.39,
      cashFlow: 30000.5,
      gain: 5385.89,
      returnPercent: 0.3591,
    }
    respondWith('/history', { ...history, points, performance })
    const { user } = openPortfolio()

    const summary = await screen.findByRole('region', { name: 'Gain apart from purchases and sales' })
    const figure = (term: string) => within(summary).getByText(term).nextElementSibling
    expect(figure('Value on 25 Nov 2026')).toHaveTextContent('₹14,70,000.00')
    expect(figure('Bought less sold')).toHaveTextContent('₹30,000.50')
    expect(figure('Gain')).toHaveTextContent('+₹5,385.89')
    expect(figure('Value on 26 Nov 2026')).toHaveTextContent('₹15,05,386.39')
    expect(figure('Time-weighted return')).toHaveTextContent('+0.36%')
    expect(summary).toHaveTextContent('count at the closing price of the day before')
    expect(summary).toHaveTextContent('Before 25 Nov 2026, gains cannot be told apart')
    expect(summary).toHaveTextContent('There is no XIRR, because Zerodha does not report when you bought.')

    const shown = await panel('Value over time')
    expect(within(shown).getByText(/Triangles mark days/)).toBeVisible()
    await user.click(within(shown).getByText('Show as a table'))
    const row = await within(shown).findByRole('row', { name: /^26 Nov 2026/ })
    expect(within(row).getAllByRole('cell').at(-2)).toHaveTextContent('₹30,000.50')
    expect(within(row).getAllByRole('cell').at(-1)).toHaveTextContent('+₹5,385.89')
    const first = within(shown).getByRole('row', { name: /^24 Nov 2026/ })
    expect(within(first).getAllByRole('cell').at(-1)).toHaveTextContent('—')
  })

  test('shows the return but no amount of it while amounts are hidden', async () => {
    const performance = {
      from: '2026-11-24',
      to: '2026-11-26',
      startValue: 1490000,
      endValue: 1505386.39,
      cashFlow: 0,
      gain: 15386.39,
      returnPercent: 1.0326,
    }
    respondWith('/history', { ...history, performance })
    const { user } = openPortfolio()
    const summary = await screen.findByRole('region', { name: 'Gain apart from purchases and sales' })

    await user.click(screen.getByRole('button', { name: 'Hide amounts' }))

    expect(summary).not.toHaveTextContent('₹')
    expect(summary).toHaveTextContent('+1.03%')
    await user.click(screen.getByRole('button', { name: 'Hide amounts' }))
  })

  test('says where gains and purchases cannot be told apart', async () => {
    openPortfolio()

    const summary = await screen.findByRole('region', { name: 'Gain apart from purchases and sales' })
    expect(summary).toHaveTextContent('In this period, gains cannot be told apart from purchases and sales')
    expect(summary).not.toHaveTextContent('Time-weighted return')
  })

  test('requests days of the market for a range, and intervals for today', async () => {
    const queries: string[] = []
    server.use(
      http.get(`${portfolioUrl}/history`, ({ request }) => {
        const { search, searchParams } = new URL(request.url)
        queries.push(search)
        return HttpResponse.json({ ...history, resolution: searchParams.get('resolution'), points: [] })
      }),
    )
    const { user } = openPortfolio()
    expect(await screen.findByText(/^We add one point for each day/)).toBeVisible()

    await user.click(screen.getByRole('radio', { name: 'Today' }))

    expect(await screen.findByText(/^We add a point every few minutes/)).toBeVisible()
    expect(queries[0]).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&resolution=DAY/)
    expect(queries.at(-1)).toMatch(/from=(\S+)&to=\1&resolution=INTRADAY/)
  })

  test('shows the point of a day after the first live response of that day', async () => {
    let requests = 0
    const today = point('2026-11-27', 1520000)
    const untilYesterday = history.points.slice(0, -1)
    respondWith('', { ...portfolio, ...lastKnown })
    server.use(
      http.get(`${portfolioUrl}/history`, () =>
        HttpResponse.json({ ...history, points: requests++ ? [...history.points, today] : untilYesterday }),
      ),
    )
    const { user } = renderApp({ path: portfolioPath })
    const shown = await panel('Value over time')
    expect(await within(shown).findByText(/^From ₹14,90,000\.00 \(24 Nov 2026\) to ₹14,70,000/)).toBeVisible()

    respondWith('', portfolio)
    await user.click(screen.getByRole('button', { name: 'Refresh' }))

    expect(await within(shown).findByText(/to ₹15,20,000\.00 \(27 Nov 2026\)/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    expect(requests).toBe(2)
  })

  test('requests a day that has no point only once more', async () => {
    let requests = 0
    server.use(
      http.get(`${portfolioUrl}/history`, () => {
        requests++
        return HttpResponse.json({ ...history, points: [] })
      }),
    )
    const { user } = openPortfolio()
    await waitFor(() => expect(requests).toBe(2))

    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    await screen.findByText(/^We add one point for each day/)

    expect(requests).toBe(2)
  })

  test('can be loaded again after a failure', async () => {
    server.use(http.get(`${portfolioUrl}/history`, () => problem(500, 'unexpected'), { once: true }))
    const { user } = openPortfolio()

    const alert = await within(await panel('Value over time')).findByRole('alert')
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(await panel('Value over time')).findByText(/^From ₹14,90,000\.00/)).toBeVisible()
  })
})
