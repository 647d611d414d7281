import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../testing/renderApp'

function network(isThere: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isThere)
  act(() => void window.dispatchEvent(new Event(isThere ? 'online' : 'offline')))
}

test('a page without a network says so, for as long as there is none', async () => {
  renderApp()
  await screen.findByRole('heading', { name: 'Connections' })
  expect(screen.queryByText('You are offline')).not.toBeInTheDocument()

  network(false)
  expect(screen.getByText('You are offline')).toBeVisible()

  network(true)
  expect(screen.queryByText('You are offline')).not.toBeInTheDocument()
})
