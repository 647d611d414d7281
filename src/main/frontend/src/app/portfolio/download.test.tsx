import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'
import { history, mutualFunds, portfolio, positions } from '../../testing/portfolioData'
import { openPortfolio, portfolioUrl, serveConnectedAccount } from '../../testing/portfolioPage'
import { server } from '../../testing/server'

serveConnectedAccount()

/** The files that the page saves. */
function keepFiles(): Blob[] {
  const files: Blob[] = []
  onTestFinished(() => void vi.unstubAllGlobals())
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
  return files
}

const linesOf = async (file: Blob | undefined) => (await file?.text())?.trim().split('\r\n') ?? []

test('the CSV file has the exact numbers of the server and their provenance', async () => {
  const text = JSON.stringify(portfolio).replace('1234567.89', '1234567.890000000000000001')
  const { user } = openPortfolio()
  await screen.findByRole('table', { name: 'Holdings: Live' })
  server.use(http.get(portfolioUrl, () => new HttpResponse(text, { headers: { 'Content-Type': 'application/json' } })))
  const files = keepFiles()

  await user.click(screen.getByRole('button', { name: 'Download CSV' }))

  expect(await screen.findByText('holdings-family-account-2026-11-27.csv downloaded')).toBeInTheDocument()
  const content = await files[0]?.text()
  expect(content).toContain('LIVE,2026-11-27T06:12:41Z,INR,NSE,INFY')
  expect(content).toContain(',1234567.890000000000000001,')
})

test('the CSV file has the holdings that match the search, in the order of the table', async () => {
  const { user } = openPortfolio()
  const table = await screen.findByRole('table', { name: 'Holdings: Live' })
  const files = keepFiles()

  await user.click(within(table).getByRole('button', { name: 'Holding' }))
  await user.type(screen.getByRole('searchbox', { name: 'Search holdings' }), 'el')
  const shown = within(table)
    .getAllByRole('rowheader')
    .map((cell) => portfolio.holdings.find(({ symbol }) => cell.textContent?.startsWith(symbol))?.symbol)
  expect(shown.length).toBeLessThan(portfolio.holdings.length)
  await user.click(screen.getByRole('button', { name: 'Download CSV' }))

  await screen.findByText(/^holdings-family-account-.*downloaded$/)
  const [, ...lines] = await linesOf(files[0])
  expect(lines.map((line) => line.split(',')[4])).toEqual(shown)
})

test.each([
  ['Positions', 'Download CSV', 'positions', positions.net.length],
  ['Positions', "Download CSV: Today's trades", 'trades', positions.day.length],
  ['Mutual funds', 'Download CSV', 'mutual-funds', mutualFunds.funds.length],
])('%s has "%s"', async (tab, button, name, count) => {
  const { user } = openPortfolio()
  await user.click(await screen.findByRole('tab', { name: tab }))
  const files = keepFiles()

  await user.click(await screen.findByRole('button', { name: button, hidden: true }))

  await screen.findByText(new RegExp(`^${name}-family-account-.*downloaded$`))
  const [head, ...lines] = await linesOf(files[0])
  expect(lines).toHaveLength(count)
  expect(lines.every((line) => line.split(',').length >= (head?.split(',').length ?? 0))).toBe(true)
})

/** Serves a section with numbers that JavaScript would round, and records the queries. */
function serveExactly(path: string, text: string): string[] {
  const queries: string[] = []
  server.use(
    http.get(portfolioUrl + path, ({ request }) => {
      queries.push(new URL(request.url).search)
      return new HttpResponse(text, { headers: { 'Content-Type': 'application/json' } })
    }),
  )
  return queries
}

test('the CSV file of the funds has each amount of each segment with its exact digits', async () => {
  const { user } = openPortfolio()
  await user.click(await screen.findByRole('tab', { name: 'Funds' }))
  const button = await screen.findByRole('button', { name: 'Download CSV' })
  const files = keepFiles()
  serveExactly(
    '/funds',
    `{"source":"LAST_KNOWN","asOf":"2026-11-27T06:12:41Z","currency":"INR","segments":[
      {"name":"equity","spendable":99725.0500000000000000001,"used":-0.10,
       "available":{"cash":245431.60,"=1+1":0},"usedFor":{"span":98215.50}}]}`,
  )

  await user.click(button)

  await screen.findByText('LAST-KNOWN-funds-family-account-2026-11-27.csv downloaded')
  const [head, ...lines] = await linesOf(files[0])
  expect(head).toMatch(/Source,As of \(UTC\),Currency,Segment,Kind,Name,Amount$/)
  expect(lines).toEqual([
    'LAST_KNOWN,2026-11-27T06:12:41Z,INR,equity,Available margin,,99725.0500000000000000001',
    'LAST_KNOWN,2026-11-27T06:12:41Z,INR,equity,Breakdown of available margin,cash,245431.60',
    "LAST_KNOWN,2026-11-27T06:12:41Z,INR,equity,Breakdown of available margin,'=1+1,0",
    'LAST_KNOWN,2026-11-27T06:12:41Z,INR,equity,Used margin,,-0.10',
    'LAST_KNOWN,2026-11-27T06:12:41Z,INR,equity,Breakdown of used margin,span,98215.50',
  ])
})

test('the CSV file of the value over time has the points of the chart with their exact digits', async () => {
  const { user } = openPortfolio()
  const button = await screen.findByRole('button', { name: 'Download CSV: Value over time' })
  const files = keepFiles()
  const queries = serveExactly('/history', JSON.stringify(history).replace('1505386.39', '1505386.3900000000000000001'))

  await user.click(button)

  await screen.findByText('value-history-family-account.csv downloaded')
  const [head, ...lines] = await linesOf(files[0])
  expect(head).toMatch(
    /Currency,Date,As of \(UTC\),Value,Invested,P&L,Day's change,Bought less sold,Gain,Holdings not included$/,
  )
  expect(lines).toHaveLength(history.points.length)
  expect(lines.at(-1)).toBe(
    'INR,2026-11-26,2026-11-26T10:00:00Z,1505386.3900000000000000001,1480000,25386.39,0,,,0'.replace(
      '25386.39',
      String(history.points.at(-1)?.profit),
    ),
  )
  expect(queries).toEqual(['?from=2026-10-27&to=2026-11-27&resolution=DAY'])
})
