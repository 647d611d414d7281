import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderWithProviders } from '../testing/renderApp'
import { Panel } from './Panel'

function Broken(): never {
  throw new Error('broken')
}

test('a panel that throws shows a notice, and other panels stay', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  renderWithProviders(
    <>
      <Panel title="Funds">
        <Broken />
      </Panel>
      <Panel title="Holdings" aside={<span>5 min old</span>}>
        Infosys
      </Panel>
    </>,
  )

  const funds = screen.getByRole('region', { name: 'Funds' })
  expect(within(funds).getByRole('alert')).toHaveTextContent('This section could not be displayed')
  expect(within(funds).getByRole('button', { name: 'Reload the page' })).toBeVisible()
  expect(screen.getByRole('region', { name: 'Holdings' })).toHaveTextContent('5 min oldInfosys')
})
