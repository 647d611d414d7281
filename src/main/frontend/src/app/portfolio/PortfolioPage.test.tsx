import { act, screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http, type JsonBodyType } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PortfolioView } from '../../api/generated'
import { paths } from '../../shared/paths'
import { config, connected, status } from '../../testing/data'
import {
  funds,
  history,
  holding,
  holdings,
  lastKnown,
  mutualFunds,
  point,
  portfolio,
  positions,
  priceOf,
  prices,
  sample,
} from '../../testing/portfolioData'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const api = `/api/portfolio/${config.id}`
const path = paths.portfolioOf(config.id)
const [infy, reliance] = holdings as [(typeof holdings)[0], (typeof holdings)[0]]

/** Where a table has room, unless a test is about less of it. */
function setWideScreen(matches: boolean) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      ({ matches, media, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList,
  )
}

function priceStream() {
  let line: ReadableStreamDefaultController<Uint8Array> | undefined
  const seen = { opened: 0, closed: 0 }
  server.use(
    http.get(`${api}/stream`, ({ request }) => {
      seen.opened++
      request.signal.addEventListener('abort', () => {
        seen.closed++
      })
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          line = controller
        },
      })
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } })
    }),
  )
  return {
    seen,
    send: (name: string, data: object) =>
      line?.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)),
  }
}

let stream: ReturnType<typeof priceStream>

function answer(part: string, body: JsonBodyType) {
  server.use(http.get(api + part, () => HttpResponse.json(body)))
}

beforeEach(() => {
  setWideScreen(true)
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  answer('', portfolio)
  answer('/positions', positions)
  answer('/funds', funds)
  answer('/mutual-funds', mutualFunds)
  answer('/history', history)
  stream = priceStream()
})

afterEach(() => vi.unstubAllGlobals())

const panel = (name: string) => screen.findByRole('region', { name })
const open = (shown: Partial<PortfolioView> = {}) => {
  answer('', { ...portfolio, ...shown } as unknown as JsonBodyType)
  return renderApp({ path })
}

describe('the page', () => {
  test('is about one connection, and says how that stands', async () => {
    open()

    expect(await screen.findByRole('heading', { level: 1, name: 'Family account' })).toBeVisible()
    expect(await screen.findByText('Connected')).toBeVisible()
    await waitFor(() => expect(document.title).toContain('Portfolio: Family account'))
  })

  test('of a connection that does not exist says so and leads back', async () => {
    renderApp({ path: paths.portfolioOf('33333333-3333-4333-8333-333333333333') })

    expect(await screen.findByText('There is no such portfolio')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Back to my connections' })).toBeVisible()
  })

  test('leads to the portfolios of other connections, and starts anew there', async () => {
    const second = { ...config, id: '33333333-3333-4333-8333-333333333333', label: 'Second' }
    server.use(
      http.get('/api/broker/configs', () => HttpResponse.json([config, second])),
      http.get(`/api/portfolio/${second.id}/*`, () => delay('infinite')),
      http.get(`/api/portfolio/${second.id}`, () => delay('infinite')),
    )
    const { user } = open()
    await screen.findByText('₹15,05,386.39')

    const others = screen.getByRole('navigation', { name: 'Your other accounts' })
    await user.click(within(others).getByRole('link', { name: 'Second' }))

    expect(await screen.findByRole('heading', { level: 1, name: 'Second' })).toBeVisible()
    expect(screen.queryByText('₹15,05,386.39')).not.toBeInTheDocument()
  })

  test('holds the place of what is on its way', async () => {
    server.use(http.get(api, () => delay('infinite')))
    renderApp({ path })

    const totals = await panel('Your holdings at a glance')
    expect(within(totals).getByRole('status', { name: 'Loading your portfolio' })).toBeInTheDocument()
    expect(within(await panel('Value over time')).getByRole('radio', { name: '1 month' })).toBeChecked()
  })
})

describe('totals', () => {
  test('are the server’s, grouped as in India, with sign and percent', async () => {
    open()

    const totals = await panel('Your holdings at a glance')
    expect(await within(totals).findByText('₹15,05,386.39')).toBeVisible()
    expect(totals).toHaveTextContent('Today−₹4,321.50 −0.29%')
    expect(totals).toHaveTextContent('Profit and loss+₹25,275.28 +1.71%')
    expect(totals).toHaveTextContent('Invested₹14,80,111.11')
  })

  test('say when a cost is in doubt', async () => {
    open()

    expect(await screen.findByText(/doubts the cost of one holding/)).toBeVisible()
  })

  test('that cannot be loaded are explained, and tried again by a press', async () => {
    server.use(http.get(api, () => problem(503, 'broker-down', { traceId: 'abc123' }), { once: true }))
    const { user } = renderApp({ path })

    const totals = await panel('Your holdings at a glance')
    const alert = await within(totals).findByRole('alert')
    expect(alert).toHaveTextContent('Your holdings could not be loaded')
    expect(alert).toHaveTextContent('Reference for support: abc123')
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(totals).findByText('₹15,05,386.39')).toBeVisible()
  })
})

describe('how good numbers are', () => {
  test('is said on every panel of a live portfolio', async () => {
    open()

    for (const name of ['Your holdings at a glance', 'Value over time', 'Allocation', 'Holdings'])
      expect(await within(await panel(name)).findByText('Live')).toBeVisible()
    expect(await panel('Holdings')).toHaveTextContent('as of 11:42 IST')
    expect(screen.queryByText(/last known numbers/)).not.toBeInTheDocument()
  })

  test('last known numbers say from when, why, and how to get live ones, on every panel', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('EXPIRED')])))
    const { user, world } = open(lastKnown)

    expect(await screen.findByText(/^These are the last known numbers, from/)).toBeVisible()
    expect(screen.getByText(/The session has ended\. Every session/)).toBeVisible()
    for (const name of ['Your holdings at a glance', 'Value over time', 'Allocation', 'Holdings'])
      expect(await within(await panel(name)).findByText('Last known')).toBeVisible()
    expect(screen.queryByText('Live')).not.toBeInTheDocument()
    expect(screen.getByRole('table', { name: 'Holdings: Last known' })).toBeVisible()
    server.use(http.post('/api/broker/configs/:id/setup-oauth', () => delay('infinite')))
    const buttons = await screen.findAllByRole('button', { name: 'Reconnect Zerodha: Family account' })
    await user.click(within(await panel('Holdings')).getByRole('button', { name: 'Reconnect Zerodha: Family account' }))

    expect(buttons.length).toBeGreaterThan(1)
    expect(world.windows.openBlank).toHaveBeenCalled()
  })

  test('a sample is unmistakable, offers to connect and has neither history nor stream words of a live one', async () => {
    server.use(http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])))
    const { asOf: _none, ...rest } = portfolio
    answer('', { ...rest, ...sample })
    renderApp({ path })

    expect(await screen.findByText(/^This is a sample: made-up companies, made-up numbers/)).toBeVisible()
    expect(screen.getAllByText('Sample, not your money').length).toBeGreaterThanOrEqual(4)
    expect(screen.getByRole('table', { name: 'Holdings: Sample, not your money' })).toBeVisible()
    expect(screen.getByText('No live prices: sample numbers stand still')).toBeVisible()
    expect(await panel('Value over time')).toHaveTextContent('There is no history of a sample')
    expect((await screen.findAllByRole('button', { name: 'Connect Zerodha: Family account' })).length).toBeGreaterThan(
      1,
    )
  })

  test('numbers that could not be refreshed are not called live any more', async () => {
    const { user } = open()
    const totals = await panel('Your holdings at a glance')
    await within(totals).findByText('Live')

    server.use(http.get(api, () => HttpResponse.error()))
    await user.click(within(totals).getByRole('button', { name: 'Refresh' }))

    expect(await within(totals).findByText('Not refreshed')).toBeVisible()
    expect(within(totals).getByText('₹15,05,386.39')).toBeVisible()
    expect(screen.getByText('The portfolio could not be refreshed and may be out of date')).toBeInTheDocument()
  })
})

describe('holdings', () => {
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent?.split(' ')[0])
  const table = () => screen.findByRole('table', { name: 'Holdings: Live' })

  test('come largest first, and by any column that is pressed, once more the other way', async () => {
    const { user } = open()
    const shown = await table()
    expect(names()).toEqual(['INFY', 'HDFCBANK', 'RELIANCE', 'WIPRO', 'TATASTEEL'])
    expect(within(shown).getByRole('columnheader', { name: 'Value' })).toHaveAttribute('aria-sort', 'descending')

    await user.click(within(shown).getByRole('button', { name: 'Holding' }))
    expect(names()).toEqual(['HDFCBANK', 'INFY', 'RELIANCE', 'TATASTEEL', 'WIPRO'])
    await user.click(within(shown).getByRole('button', { name: 'Holding' }))

    expect(names()).toEqual(['WIPRO', 'TATASTEEL', 'RELIANCE', 'INFY', 'HDFCBANK'])
    expect(within(shown).getByRole('columnheader', { name: 'Holding' })).toHaveAttribute('aria-sort', 'descending')
  })

  test('are found by a part of their name or ISIN, and brought back', async () => {
    const { user } = open()
    await table()

    await user.type(screen.getByRole('searchbox', { name: 'Find a holding' }), 'inereli')
    expect(names()).toEqual(['RELIANCE'])
    expect(screen.getByText('1 of 5 holdings')).toBeVisible()
    await user.type(screen.getByRole('searchbox', { name: 'Find a holding' }), 'xx')
    expect(screen.getByText('No holding has “inerelixx” in its name or its ISIN.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show all holdings' }))

    expect(names()).toHaveLength(5)
  })

  test('say in words what is special about them', async () => {
    open()
    const shown = await table()
    const row = (name: RegExp) => within(shown).getByRole('row', { name })

    expect(row(/^RELIANCE/)).toHaveTextContent('15 arriving (T1)')
    expect(row(/^HDFCBANK/)).toHaveTextContent('150 pledged')
    expect(row(/^TATASTEEL/)).toHaveTextContent('plus 1,000 margin-funded, worth ₹1,41,100.00, not in the totals')
    expect(row(/^WIPRO/)).toHaveTextContent('Cost uncertain')
    expect(within(row(/^WIPRO/)).getByRole('cell', { name: 'Uncertain' })).toBeVisible()
  })

  test('without a close of the day before have no change of the day, rather than a change of 0', async () => {
    open({ holdings: [holding('NEWLIST', { closePrice: 0, dayChange: 0 })] })

    const row = within(await table()).getByRole('row', { name: /^NEWLIST/ })
    expect(within(row).getByRole('cell', { name: 'not known' })).toBeVisible()
  })

  test('none are no fault', async () => {
    open({ holdings: [], totals: { invested: 0, value: 0, profit: 0, dayChange: 0 }, costUncertain: 0 })

    expect(await screen.findByRole('heading', { name: 'No holdings in this account' })).toBeVisible()
    expect(await screen.findByRole('heading', { name: 'Nothing to divide yet' })).toBeVisible()
  })

  test('are cards where a table has no room, and can be put in order there too', async () => {
    setWideScreen(false)
    const { user } = open()

    const list = await screen.findByRole('list', { name: 'Holdings: Live' })
    const cards = () =>
      within(list)
        .getAllByRole('listitem')
        .filter((item) => item.hasAttribute('aria-posinset'))
    expect(cards()).toHaveLength(5)
    expect(cards()[0]).toHaveTextContent('INFY')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Smallest first')

    expect(cards()[0]).toHaveTextContent('TATASTEEL')
    expect(screen.queryByRole('table', { name: /Holdings/ })).not.toBeInTheDocument()
  })

  test('of a thousand only those near the window are in the page, and all are counted', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(57)
    const thousand = Array.from({ length: 1000 }, (_, index) =>
      holding(`S${String(index).padStart(4, '0')}`, { value: 1000 - index }),
    )
    open({ holdings: thousand })

    const shown = await table()
    expect(shown).toHaveAttribute('aria-rowcount', '1001')
    expect(screen.getByText('1,000 holdings')).toBeVisible()
    const rows = within(shown).getAllByRole('row')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(80)
    expect(rows[1]).toHaveAttribute('aria-rowindex', '2')
    expect(rows[1]).toHaveTextContent('S0000')
  })

  test('changed since the last login are told, until that is put away', async () => {
    const { user } = open({
      changes: [
        { kind: 'ADDED', exchange: 'NSE', symbol: 'AXISBANK', before: 0, now: 3 },
        { kind: 'QUANTITY', exchange: 'NSE', symbol: 'INFY', before: 100, now: 120 },
        { kind: 'GONE', exchange: 'NSE', symbol: 'TCS', before: 35, now: 0 },
      ],
    })

    expect(await screen.findByText('3 holdings are different from before your last login')).toBeVisible()
    expect(screen.getByText('AXISBANK: new, 3')).toBeVisible()
    expect(screen.getByText('INFY: 120 now, 100 before')).toBeVisible()
    expect(screen.getByText('TCS: gone, there were 35')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))

    expect(screen.queryByText('AXISBANK: new, 3')).not.toBeInTheDocument()
  })
})

describe('prices', () => {
  const streaming = { configId: config.id, mode: 'STREAMING' }

  async function streams() {
    const app = open()
    await screen.findByRole('table', { name: 'Holdings: Live' })
    await waitFor(() => expect(stream.seen.opened).toBe(1))
    stream.send('feed', streaming)
    await screen.findByText(/^Prices are streaming/)
    return app
  }

  test('arrive in rows, totals and age without a question, and rows stay where they are', async () => {
    await streams()

    const low = { ...priceOf(infy, 1601.5), value: 10 }
    act(() => stream.send('prices', prices([low, priceOf(reliance, 1400)])))

    expect(await screen.findByText('1,601.50')).toBeVisible()
    expect(screen.getByText('₹16,00,000.50')).toBeVisible()
    const rows = screen.getAllByRole('rowheader').map((cell) => cell.textContent?.split(' ')[0])
    expect(rows[0]).toBe('INFY')
  })

  test('are not read out one by one', async () => {
    await streams()
    act(() => stream.send('prices', prices([priceOf(infy, 1601.5)])))

    const price = await screen.findByText('1,601.50')
    expect(price.closest('[aria-live], [role=status], [role=alert]')).toBeNull()
  })

  test('say in words when they are asked for instead, and when there are none, and why', async () => {
    await streams()

    act(() =>
      stream.send('feed', { ...streaming, mode: 'POLLING', reason: 'x', message: 'All price streams are taken.' }),
    )
    expect(
      await screen.findByText('Prices are asked for every few seconds. All price streams are taken.'),
    ).toBeVisible()
    act(() =>
      stream.send('feed', { ...streaming, mode: 'OFF', reason: 'x', message: 'The plan does not include this.' }),
    )

    expect(await screen.findByText('No live prices. The plan does not include this.')).toBeVisible()
    expect(screen.getByText('Live prices have stopped')).toBeInTheDocument()
  })

  test('that end make the portfolio be read again', async () => {
    await streams()
    answer('', { ...portfolio, ...lastKnown })

    act(() => stream.send('feed', { ...streaming, mode: 'OFF', reason: 'session-ended', message: 'Over.' }))

    expect(await screen.findByRole('table', { name: 'Holdings: Last known' })).toBeVisible()
  })

  test('of other holdings than before make the portfolio be read again', async () => {
    await streams()
    act(() => stream.send('prices', prices([priceOf(infy, 1601.5)])))
    await screen.findByText('1,601.50')
    answer('', { ...portfolio, holdings: [...holdings, holding('AXISBANK')] })

    act(() => stream.send('prices', prices([priceOf(infy, 1602)])))

    expect(await screen.findByRole('row', { name: /^AXISBANK/ })).toBeVisible()
  })

  test('are followed by one line, which ends when the page is left', async () => {
    const { user } = await streams()

    await user.click(screen.getByRole('link', { name: 'Connections' }))

    await waitFor(() => expect(stream.seen).toEqual({ opened: 1, closed: 1 }))
  })
})

describe('the other parts', () => {
  async function choose(tab: string) {
    const app = open()
    await app.user.click(await screen.findByRole('tab', { name: tab }))
    return app
  }

  test('positions: what is open, short, carried over, and what was closed today', async () => {
    await choose('Positions')

    const table = await screen.findByRole('table', { name: 'Open positions and what was closed today: Live' })
    const row = (name: RegExp) => within(table).getByRole('row', { name })
    expect(row(/^NIFTY26NOVFUT/)).toHaveTextContent('75 carried over')
    expect(row(/^CRUDEOIL26DECFUT/)).toHaveTextContent('sold short')
    expect(row(/^CRUDEOIL26DECFUT/)).toHaveTextContent('−1')
    expect(row(/^AXISBANK/)).toHaveTextContent('Closed')
    expect(await panel('Positions')).toHaveTextContent('Profit and loss+₹602.50')
  })

  test('mutual funds: units, value of a unit and its day', async () => {
    await choose('Mutual funds')

    const row = await screen.findByRole('row', { name: /^PARAG PARIKH/ })
    expect(row).toHaveTextContent('Folio 40988912/71')
    expect(row).toHaveTextContent('1,204.617')
    expect(row).toHaveTextContent('92.3177')
    expect(row).toHaveTextContent('of 26 Nov 2026')
    expect(screen.getByRole('row', { name: /^HDFC LIQUID/ })).toHaveTextContent('10 pledged')
  })

  test('funds: each segment, and what its money is made of', async () => {
    const { user } = await choose('Funds')

    const shown = await panel('Funds')
    expect(await within(shown).findByText('₹99,725.05')).toBeVisible()
    expect(shown).toHaveTextContent('CommoditiesNot open for trading')
    await user.click(within(shown).getByText('What binds it'))
    expect(within(shown).getByText('SPAN margin')).toBeVisible()
  })

  test.each([
    ['Positions', '/positions', 'Your positions could not be loaded'],
    ['Mutual funds', '/mutual-funds', 'Your mutual funds could not be loaded'],
    ['Funds', '/funds', 'Your funds could not be loaded'],
  ])('%s that cannot be loaded take nothing else with them', async (tab, part, title) => {
    server.use(http.get(api + part, () => problem(503, 'broker-down'), { once: true }))
    const { user } = await choose(tab)

    const alert = await within(await panel(tab)).findByRole('alert')
    expect(alert).toHaveTextContent(title)
    expect(await within(await panel('Your holdings at a glance')).findByText('₹15,05,386.39')).toBeVisible()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(await panel(tab)).findByText('Live')).toBeVisible()
  })

  test('a part that is less good than the rest says why', async () => {
    answer('/positions', { ...positions, ...lastKnown, reason: 'broker-slow', message: 'The broker is slow.' })
    await choose('Positions')

    expect(await within(await panel('Positions')).findByText('The broker is slow.')).toBeVisible()
  })

  test('empty parts are no fault', async () => {
    answer('/positions', { ...positions, net: [], day: [] })
    await choose('Positions')

    expect(await screen.findByRole('heading', { name: 'No positions' })).toBeVisible()
  })
})

describe('pictures', () => {
  test('the allocation is a list too, in the order of the ring', async () => {
    open()

    const list = await screen.findByRole('list', { name: 'What each holding is of the current value' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['INFY82.0%', 'HDFCBANK10.4%', 'RELIANCE6.5%', 'WIPRO1.0%', 'TATASTEEL0.1%'])
  })

  test('value over time is also told in words, in a table, and point by point with the keyboard', async () => {
    const { user } = open()

    const shown = await panel('Value over time')
    expect(await within(shown).findByText(/^From ₹14,90,000\.00 on 24 Nov 2026 to ₹15,05,386\.39/)).toBeVisible()
    const pointer = within(shown).getByRole('slider', { name: 'Point in time' })
    expect(pointer).toHaveAttribute('aria-valuetext', expect.stringMatching(/^26 Nov 2026: value ₹15,05,386\.39/))
    await user.click(within(shown).getByText('Show as a table'))

    const table = await within(shown).findByRole('table', { name: 'Value over time' })
    expect(within(table).getAllByRole('row')).toHaveLength(4)
    expect(within(table).getByRole('row', { name: /^25 Nov 2026/ })).toHaveTextContent('−₹10,000.00')
  })

  test('the range is chosen, and asked for by days of the market or within today', async () => {
    const asked: string[] = []
    server.use(
      http.get(`${api}/history`, ({ request }) => {
        const { search, searchParams } = new URL(request.url)
        asked.push(search)
        return HttpResponse.json({ ...history, resolution: searchParams.get('resolution'), points: [] })
      }),
    )
    const { user } = open()
    expect(await screen.findByText(/^One point is kept for each day/)).toBeVisible()

    await user.click(screen.getByRole('radio', { name: 'Today' }))

    expect(await screen.findByText(/^Points are kept every few minutes/)).toBeVisible()
    expect(asked[0]).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&resolution=DAY/)
    expect(asked.at(-1)).toMatch(/from=(\S+)&to=\1&resolution=INTRADAY/)
  })

  test('the point of a day is there as soon as that day’s first live answer is', async () => {
    let asked = 0
    const yesterday = history.points.slice(0, -1)
    answer('', { ...portfolio, ...lastKnown })
    server.use(
      http.get(`${api}/history`, () =>
        HttpResponse.json({ ...history, points: asked++ ? [...history.points, today] : yesterday }),
      ),
    )
    const today = point('2026-11-27', 1520000)
    const { user } = renderApp({ path })
    const shown = await panel('Value over time')
    expect(await within(shown).findByText(/^From ₹14,90,000\.00 on 24 Nov 2026 to ₹14,70,000/)).toBeVisible()

    answer('', portfolio)
    await user.click(screen.getByRole('button', { name: 'Refresh' }))

    expect(await within(shown).findByText(/to ₹15,20,000\.00 on 27 Nov 2026/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    expect(asked).toBe(2)
  })

  test('a day without a point is asked for once more and not again and again', async () => {
    let asked = 0
    server.use(
      http.get(`${api}/history`, () => {
        asked++
        return HttpResponse.json({ ...history, points: [] })
      }),
    )
    const { user } = open()
    await waitFor(() => expect(asked).toBe(2))

    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    await screen.findByText(/^One point is kept for each day/)

    expect(asked).toBe(2)
  })

  test('a history that cannot be loaded is retried on its own', async () => {
    server.use(http.get(`${api}/history`, () => problem(500, 'unexpected'), { once: true }))
    const { user } = open()

    const alert = await within(await panel('Value over time')).findByRole('alert')
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))

    expect(await within(await panel('Value over time')).findByText(/^From ₹14,90,000\.00/)).toBeVisible()
  })
})

test('a file of the holdings has the server’s own digits and says how good they are', async () => {
  const text = JSON.stringify(portfolio).replace('1234567.89', '1234567.890000000000000001')
  const { user } = open()
  await screen.findByRole('table', { name: 'Holdings: Live' })
  server.use(http.get(api, () => new HttpResponse(text, { headers: { 'Content-Type': 'application/json' } })))
  const files: Blob[] = []
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        files.push(file)
        return 'blob:x'
      },
      revokeObjectURL: () => {},
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})

  await user.click(screen.getByRole('button', { name: 'Download CSV' }))

  expect(await screen.findByText('holdings-family-account-2026-11-27.csv was downloaded')).toBeInTheDocument()
  const content = await files[0]?.text()
  expect(content).toContain('LIVE,2026-11-27T06:12:41Z,INR,NSE,INFY')
  expect(content).toContain(',1234567.890000000000000001,')
})
