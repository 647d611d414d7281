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
