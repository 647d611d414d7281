import { screen, waitFor, within } from '@testing-library/react'
import { useLocation } from 'react-router'
import { expect, test } from 'vitest'
import { portfolioPath, serveConnectedAccount } from '../../testing/portfolioPage'
import { renderApp, renderWithProviders } from '../../testing/renderApp'
import { Pages } from '../Pages'

serveConnectedAccount()

function Address() {
  return <output aria-label="address">{useLocation().search}</output>
}

test('the address has what was chosen on the page, and only that', async () => {
  const { user } = renderWithProviders(
    <>
      <Pages />
      <Address />
    </>,
    { path: portfolioPath },
  )
  const table = await screen.findByRole('table', { name: 'Holdings: Live' })
  expect(screen.getByLabelText('address')).toBeEmptyDOMElement()

  await user.click(await screen.findByRole('radio', { name: '1 year' }))
  await user.click(within(table).getByRole('button', { name: 'Quantity' }))
  await user.type(screen.getByRole('searchbox', { name: 'Search holdings' }), 'in')
  await waitFor(() =>
    expect(screen.getByLabelText('address')).toHaveTextContent('?range=year&sort=-quantity&search=in'),
  )
  await user.click(screen.getByRole('radio', { name: '1 month' }))
  await user.clear(screen.getByRole('searchbox', { name: 'Search holdings' }))

  await waitFor(() => expect(screen.getByLabelText('address')).toHaveTextContent('?sort=-quantity'))
})

test('an address opens the page as it was', async () => {
  renderApp({ path: `${portfolioPath}?range=year&measure=profit&sort=-quantity&search=in` })

  const table = await screen.findByRole('table', { name: 'Holdings: Live' })
  expect(within(table).getByRole('columnheader', { name: 'Quantity' })).toHaveAttribute('aria-sort', 'descending')
  expect(screen.getByRole('searchbox', { name: 'Search holdings' })).toHaveValue('in')
  expect(await screen.findByRole('radio', { name: '1 year' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'P&L' })).toBeChecked()
})

test.each([
  ['tab=funds', 'Funds'],
  ['tab=other&sort=nothing&range=decade', 'Holdings'],
])('the address %s opens %s', async (query, tab) => {
  renderApp({ path: `${portfolioPath}?${query}` })

  expect(await screen.findByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
})
