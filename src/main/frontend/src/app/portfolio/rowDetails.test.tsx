import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mutualFunds, position, positions } from '../../testing/portfolioData'
import { factsIn, openPortfolio, respondWith, serveConnectedAccount, setWideScreen } from '../../testing/portfolioPage'

serveConnectedAccount()

async function open(tab: string, row: string, title = row) {
  const { user } = openPortfolio()
  await user.click(await screen.findByRole('tab', { name: tab }))
  const button = await screen.findByRole('button', { name: row })
  await user.click(button)
  return { user, button, dialog: await screen.findByRole('dialog', { name: title }) }
}

const paragParikh = 'PARAG PARIKH FLEXI CAP FUND - DIRECT PLAN'

test.each([
  ['table', true],
  ['list of cards', false],
])('a mutual fund in a %s opens for its units, cost, value, ISIN and folio', async (_rows, isWide) => {
  setWideScreen(isWide)
  const { user, button, dialog } = await open('Mutual funds', paragParikh)

  expect(factsIn(dialog)).toEqual({
    ISIN: 'INF879O01027',
    Folio: '40988912/71',
    Units: '1,204.617',
    Pledged: '0',
    'Average NAV': '₹61.4182',
    Invested: '₹73,985.41',
    NAV: '₹92.3177',
    'NAV date': '26 Nov 2026',
    Value: '₹1,11,207.47',
    'P&L': '+₹37,222.06 +50.31%',
  })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})

test('what is not known of a mutual fund is said to be so', async () => {
  const fund = { isin: '', name: 'NEW FUND', folio: '', quantity: 5, pledged: 0 }
  respondWith('/mutual-funds', { ...mutualFunds, funds: [fund] })
  const { dialog } = await open('Mutual funds', 'NEW FUND')

  const unknown = '—not available'
  expect(factsIn(dialog)).toEqual({
    ISIN: unknown,
    Folio: unknown,
    Units: '5',
    Pledged: '0',
    'Average NAV': unknown,
    Invested: unknown,
    NAV: unknown,
    'NAV date': unknown,
    Value: unknown,
    'P&L': unknown,
  })
})

test.each([
  ['table', true],
  ['list of cards', false],
])('a position in a %s opens for its quantities, prices, result and trades', async (_rows, isWide) => {
  setWideScreen(isWide)
  const future = position('NIFTY26NOVFUT', {
    exchange: 'NFO',
    segment: 'EQUITY_DERIVATIVES',
    product: 'NRML',
    quantity: 50,
    carried: 75,
    multiplier: 75,
    closePrice: 1390,
    bought: { quantity: 75, price: 1371.25, value: 102843.75 },
    sold: { quantity: 25, price: 1400, value: 35000 },
    boughtToday: { quantity: 0, price: 0, value: 0 },
    soldToday: { quantity: 25, price: 1400, value: 35000 },
    markedToMarket: -250,
  })
  respondWith('/positions', { ...positions, net: [future], day: [] })
  const { user, button, dialog } = await open('Positions', 'NIFTY26NOVFUT', 'NIFTY26NOVFUT (NFO)')

  expect(factsIn(dialog)).toEqual({
    Market: 'Equity derivatives',
    Product: 'NRML',
    Quantity: '50',
    'Carried forward': '75',
    'Lot size': '75',
    'Average price': '₹1,371.25',
    Price: '₹1,380.00',
    'Previous close': '₹1,390.00',
    'P&L': '+₹175.00',
    "Day's P&L": '−₹250.00',
    Bought: '75 at ₹1,371.25',
    'Buy value': '₹1,02,843.75',
    Sold: '25 at ₹1,400.00',
    'Sell value': '₹35,000.00',
    'Bought today': '—0',
    'Buy value today': '₹0.00',
    'Sold today': '25 at ₹1,400.00',
    'Sell value today': '₹35,000.00',
  })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})

test('what is not known of a position is not zero', async () => {
  const traded = {}
  const unknown = {
    exchange: 'NSE',
    symbol: 'NEWCO',
    product: '',
    quantity: 3,
    bought: traded,
    sold: traded,
    boughtToday: traded,
    soldToday: traded,
  }
  respondWith('/positions', { ...positions, net: [unknown], day: [] })
  const { dialog } = await open('Positions', 'NEWCO', 'NEWCO (NSE)')

  const { Quantity, ...others } = factsIn(dialog)
  expect(Quantity).toBe('3')
  expect(new Set(Object.values(others))).toEqual(new Set(['—not available']))
})

test("today's trades open too", async () => {
  const { user } = openPortfolio()
  await user.click(await screen.findByRole('tab', { name: 'Positions' }))
  await user.click(await screen.findByText("Today's trades"))
  const trades = await screen.findByRole('table', { name: "Today's trades: Live" })
  await user.click(within(trades).getByRole('button', { name: 'ICICIBANK' }))

  const dialog = await screen.findByRole('dialog', { name: 'ICICIBANK (NSE)' })
  expect(factsIn(dialog)).toMatchObject({ 'Bought today': '20 at ₹1,371.25' })
})

test('hidden amounts are hidden in the details', async () => {
  const { user } = openPortfolio()
  await user.click((await screen.findAllByRole('button', { name: 'Hide amounts' }))[0] as HTMLElement)
  await user.click(await screen.findByRole('tab', { name: 'Mutual funds' }))
  await user.click(await screen.findByRole('button', { name: paragParikh }))

  const { 'P&L': profit, ...facts } = factsIn(await screen.findByRole('dialog', { name: paragParikh }))
  expect(facts).toMatchObject({ Units: '••••', Invested: '••••hidden', Value: '••••hidden' })
  expect(profit).toBe('••••hidden +50.31%')
})
