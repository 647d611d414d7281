import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../testing/renderApp'

function network(isThere: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isThere)
  act(() => void window.dispatchEvent(new Event(isThere ? 'online' : 'offline')))
}

test('the offline notice shows while the browser is offline', async () => {
  renderApp()
  await screen.findByRole('heading', { name: 'Connections' })
  expect(screen.queryByText('You are offline')).not.toBeInTheDocument()

  network(false)
  expect(screen.getByText('You are offline')).toBeVisible()

  network(true)
  expect(screen.queryByText('You are offline')).not.toBeInTheDocument()
})
