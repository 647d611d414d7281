import { screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { holding, portfolio } from '../../testing/portfolioData'
import { openPortfolio, serveConnectedAccount, setWideScreen } from '../../testing/portfolioPage'

serveConnectedAccount()

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent?.split(' ')[0])
const table = () => screen.findByRole('table', { name: 'Holdings: Live' })

describe('the holdings', () => {
  test('come largest first, are sorted by a click on a heading, and reversed by a second click', async () => {
    const { user } = openPortfolio()
    const shown = await table()
    expect(names()).toEqual(['INFY', 'HDFCBANK', 'RELIANCE', 'WIPRO', 'TATASTEEL'])
    expect(within(shown).getByRole('columnheader', { name: 'Value' })).toHaveAttribute('aria-sort', 'descending')

    await user.click(within(shown).getByRole('button', { name: 'Holding' }))
    expect(names()).toEqual(['HDFCBANK', 'INFY', 'RELIANCE', 'TATASTEEL', 'WIPRO'])
    await user.click(within(shown).getByRole('button', { name: 'Holding' }))

    expect(names()).toEqual(['WIPRO', 'TATASTEEL', 'RELIANCE', 'INFY', 'HDFCBANK'])
    expect(within(shown).getByRole('columnheader', { name: 'Holding' })).toHaveAttribute('aria-sort', 'descending')
  })

  test('are searched by a part of their symbol or ISIN, and all shown again', async () => {
    const { user } = openPortfolio()
    await table()

    await user.type(screen.getByRole('searchbox', { name: 'Search holdings' }), 'inereli')
    expect(names()).toEqual(['RELIANCE'])
    expect(screen.getByText('1 of 5 holdings')).toBeVisible()
    await user.type(screen.getByRole('searchbox', { name: 'Search holdings' }), 'xx')
    expect(screen.getByText('No holding has “inerelixx” in its symbol or ISIN.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show all holdings' }))

    expect(names()).toHaveLength(5)
  })

  test('have tags for unsettled, pledged, margin-funded and uncertain shares', async () => {
    openPortfolio()
    const shown = await table()
    const row = (name: RegExp) => within(shown).getByRole('row', { name })

    expect(row(/^RELIANCE/)).toHaveTextContent('15 T1 (awaiting delivery)')
    expect(row(/^HDFCBANK/)).toHaveTextContent('150 pledged')
    expect(row(/^TATASTEEL/)).toHaveTextContent('plus 1,000 MTF shares worth ₹1,41,100.00, not in the totals')
    expect(row(/^WIPRO/)).toHaveTextContent('Cost uncertain')
    expect(within(row(/^WIPRO/)).getByRole('cell', { name: 'Uncertain' })).toBeVisible()
  })

  test('show no change of the day, rather than 0, without a previous close', async () => {
    const { closePrice: _close, dayChange: _day, dayChangePercent: _percent, ...newList } = holding('NEWLIST')
    openPortfolio({ holdings: [newList] })

    const row = within(await table()).getByRole('row', { name: /^NEWLIST/ })
    expect(within(row).getByRole('cell', { name: 'not available' })).toBeVisible()
  })

  test('show a dash for what is unknown, and the totals count and name what they do not include', async () => {
    const {
      lastPrice: _price,
      value: _value,
      profit: _profit,
      profitPercent: _percent,
      ...priceless
    } = holding('PRICELESS')
    openPortfolio({
      holdings: [holding('INFY'), priceless],
      totals: { ...portfolio.totals, withoutPrice: ['NSE:PRICELESS'] },
      unreadable: ['row 3'],
    })

    const row = within(await table()).getByRole('row', { name: /^PRICELESS/ })
    expect(within(row).getAllByRole('cell', { name: 'not available' })).toHaveLength(3)
    expect(row).not.toHaveTextContent('₹0.00')
    expect(screen.getByText('1 holding without a price is not included: NSE:PRICELESS.')).toBeVisible()
    expect(screen.getByText('1 entry could not be read and is not shown: row 3.')).toBeVisible()
  })

  test('may be empty', async () => {
    openPortfolio({
      holdings: [],
      totals: { ...portfolio.totals, invested: 0, value: 0, profit: 0, dayChange: 0 },
      costUncertain: 0,
    })

    expect(await screen.findByRole('heading', { name: 'No holdings in this account' })).toBeVisible()
    expect(await screen.findByRole('heading', { name: 'No allocation yet' })).toBeVisible()
  })

  test('are sortable cards on a narrow screen', async () => {
    setWideScreen(false)
    const { user } = openPortfolio()

    const list = await screen.findByRole('list', { name: 'Holdings: Live' })
    const cards = () =>
      within(list)
        .getAllByRole('listitem')
        .filter((item) => item.hasAttribute('aria-posinset'))
    expect(cards()).toHaveLength(5)
    expect(cards()[0]).toHaveTextContent('INFY')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'Ascending')

    expect(cards()[0]).toHaveTextContent('TATASTEEL')
    expect(screen.queryByRole('table', { name: /Holdings/ })).not.toBeInTheDocument()
  })

  test('are all counted, but only those near the viewport are rendered when there are a thousand', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(57)
    const thousand = Array.from({ length: 1000 }, (_, index) =>
      holding(`S${String(index).padStart(4, '0')}`, { value: 1000 - index }),
    )
    openPortfolio({ holdings: thousand })

    const shown = await table()
    expect(shown).toHaveAttribute('aria-rowcount', '1001')
    expect(screen.getByText('1,000 holdings')).toBeVisible()
    const rows = within(shown).getAllByRole('row')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(80)
    expect(rows[1]).toHaveAttribute('aria-rowindex', '2')
    expect(rows[1]).toHaveTextContent('S0000')
  })

  test('that changed since the last login are listed until the notice is dismissed', async () => {
    const { user } = openPortfolio({
      changes: [
        { kind: 'ADDED', exchange: 'NSE', symbol: 'AXISBANK', before: 0, now: 3 },
        { kind: 'QUANTITY', exchange: 'NSE', symbol: 'INFY', before: 100, now: 120 },
        { kind: 'GONE', exchange: 'NSE', symbol: 'TCS', before: 35, now: 0 },
      ],
    })

    expect(await screen.findByText('3 holdings changed since your last login')).toBeVisible()
    expect(screen.getByText('AXISBANK: new (now 3)')).toBeVisible()
    expect(screen.getByText('INFY: 120 (was 100)')).toBeVisible()
    expect(screen.getByText('TCS: sold or transferred (was 35)')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))

    expect(screen.queryByText('AXISBANK: new (now 3)')).not.toBeInTheDocument()
  })
})
