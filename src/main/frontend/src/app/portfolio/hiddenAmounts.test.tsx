import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { amountsAreHidden } from '../../shared/amounts'
import { openPortfolio, panel, serveConnectedAccount } from '../../testing/portfolioPage'
import { renderApp } from '../../testing/renderApp'

serveConnectedAccount()

/** A money amount, or a number with Indian grouping such as a quantity. */
const amount = /₹\s?\d|\d,\d\d\d/

/** Everything that a page tells, attributes such as titles included; without the coordinates of drawings. */
const contentOf = (element: HTMLElement) => element.innerHTML.replaceAll(/ d="[^"]*"/g, '')

const button = () => screen.findByRole('button', { name: 'Hide amounts' })

test.each(['Holdings', 'Positions', 'Mutual funds', 'Funds'])(
  'hidden amounts are in no text, title or description of the tab %s',
  async (tab) => {
    const { user } = openPortfolio()
    const main = screen.getByRole('main')
    await user.click(await screen.findByRole('tab', { name: tab }))
    await screen.findByRole('slider', { name: 'Point in time' })
    await waitFor(() => expect(within(main).queryByRole('status', { name: /^Loading/ })).not.toBeInTheDocument())
    await user.click(within(await panel('Value over time')).getByText('Show as a table'))
    expect(contentOf(main)).toMatch(amount)

    await user.click(await button())

    expect(await button()).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByText('Amounts are hidden')).toBeInTheDocument()
    expect(contentOf(main)).not.toMatch(amount)
    expect(within(await panel('Your holdings at a glance')).getAllByText('hidden')).not.toHaveLength(0)
    expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', '26 Nov 2026: amounts hidden')
  },
)

test('amounts are shown again, and percentages are never hidden', async () => {
  const { user } = openPortfolio()
  const totals = await panel('Your holdings at a glance')
  await user.click(await button())
  expect(totals).toHaveTextContent('−0.29%')

  await user.click(await button())

  expect(within(totals).getByText('₹15,05,386.39')).toBeVisible()
  expect(screen.getByText('Amounts are shown')).toBeInTheDocument()
})

test('the choice is kept in the browser, and another tab follows it', async () => {
  const { user } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  const item = await screen.findByRole('menuitemcheckbox', { name: 'Hide amounts' })
  expect(item).toHaveAttribute('aria-checked', 'false')
  const card = await screen.findByRole('article', { name: 'Family account' })
  await within(card).findByText('₹15,05,386.39')

  await user.click(item)
  await waitFor(() => expect(card).not.toHaveTextContent(amount))
  expect(amountsAreHidden()).toBe(true)

  // what the browser does in the tabs that did not change it
  window.localStorage.clear()
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })))

  expect(await within(card).findByText('₹15,05,386.39')).toBeVisible()
})
