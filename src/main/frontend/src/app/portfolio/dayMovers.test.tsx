import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { holding, portfolio } from '../../testing/portfolioData'
import { openPortfolio, panel, serveConnectedAccount } from '../../testing/portfolioPage'

serveConnectedAccount()

const holdings = [
  holding('INFY', { dayChange: -50, dayChangePercent: -0.3165 }),
  holding('TCS', { dayChange: 120.5, dayChangePercent: 1.25 }),
  holding('WIPRO', { dayChange: -900, dayChangePercent: -4.5 }),
]

test('the best and worst holdings of the day have their change in amount and percent', async () => {
  openPortfolio({ holdings })

  const movers = await panel('Best and worst of the trading day')
  const rows = async (name: string) =>
    within(await within(movers).findByRole('list', { name }))
      .getAllByRole('listitem')
      .map((row) => row.textContent)
  expect(await rows('Best')).toEqual(['TCS NSE+₹120.50 +1.25%'])
  expect(await rows('Worst')).toEqual(['WIPRO NSE−₹900.00 −4.50%', 'INFY NSE−₹50.00 −0.32%'])
})

test('a holding without the previous close is named, and no list is empty without a word', async () => {
  const { dayChange, dayChangePercent, ...unknown } = holding('NEWLIST')
  openPortfolio({
    holdings: [unknown],
    totals: { ...portfolio.totals, withoutClose: ['NSE:NEWLIST'] },
  })

  const movers = await panel('Best and worst of the trading day')
  expect(await within(movers).findByText('No holding rose.')).toBeVisible()
  expect(within(movers).getByText('No holding fell.')).toBeVisible()
  expect(movers).toHaveTextContent("1 holding without a previous close has no day's change: NSE:NEWLIST.")
})

test('the amounts of the best and worst holdings are hidden with all others', async () => {
  const { user } = openPortfolio({ holdings })
  const movers = await panel('Best and worst of the trading day')
  await within(movers).findByRole('list', { name: 'Best' })

  await user.click(screen.getByRole('button', { name: 'Hide amounts' }))

  expect(movers).not.toHaveTextContent('₹')
  expect(movers).toHaveTextContent('+1.25%')
  await user.click(screen.getByRole('button', { name: 'Hide amounts' }))
})
