import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { holding } from '../../testing/portfolioData'
import { factsIn, openPortfolio, serveConnectedAccount, setWideScreen } from '../../testing/portfolioPage'

serveConnectedAccount()

async function open(symbol: string) {
  const { user } = openPortfolio({
    holdings: [
      holding('RELIANCE', { quantity: 75, settled: 50, unsettled: 15, pledged: 10 }),
      holding('WIPRO', { isin: '', invested: 0, costUncertain: true }),
      holding('TATASTEEL', {
        quantity: 0,
        settled: 0,
        marginFunded: { quantity: 1000, initialMargin: 40800, value: 141100, profit: -22100 },
      }),
    ],
  })
  const button = await screen.findByRole('button', { name: symbol })
  await user.click(button)
  return { user, button, dialog: await screen.findByRole('dialog', { name: `${symbol} (NSE)` }) }
}

test.each([
  ['table', true],
  ['list of cards', false],
])('a holding in a %s opens for its quantities, cost, value, day and ISIN', async (_rows, isWide) => {
  setWideScreen(isWide)
  const { user, button, dialog } = await open('RELIANCE')

  expect(factsIn(dialog)).toMatchObject({
    ISIN: 'INERELIANCE',
    'Free to sell or pledge': '50',
    'T1 (awaiting delivery)': '15',
    Pledged: '10',
    Quantity: '75',
    'Average cost': '₹1,500.00',
    Invested: '₹15,000.00',
    Price: '₹1,575.00',
    'Previous close': '₹1,580.00',
    Value: '₹15,750.00',
    'P&L': '+₹750.00 +5.00%',
    Today: '−₹50.00 −0.32%',
  })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})

test('an uncertain cost and an unknown ISIN are said to be so', async () => {
  const { dialog } = await open('WIPRO')

  expect(factsIn(dialog)).toMatchObject({
    ISIN: '—not available',
    'Average cost': 'Cost uncertain',
    Invested: 'Cost uncertain',
    'P&L': 'Uncertain',
  })
})

test('margin-funded shares are apart, and what is not known about them is not zero', async () => {
  const { dialog } = await open('TATASTEEL')

  const part = within(dialog).getByRole('region', { name: 'MTF shares, not in the totals' })
  expect(factsIn(part)).toEqual({
    Quantity: '1,000',
    'Average cost': '—not available',
    'Your own money': '₹40,800.00',
    Value: '₹1,41,100.00',
    'P&L': '−₹22,100.00',
  })
})
