import { act, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { setupApi } from '../features/setup/setupApi'
import { config, connected } from '../testing/data'
import { renderApp } from '../testing/renderApp'
import { server } from '../testing/server'

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

test('only the offline notice explains connections that were loaded before', async () => {
  let requests = 0
  server.use(
    http.get('/api/broker/configs', () => (++requests === 1 ? HttpResponse.json([config]) : HttpResponse.error())),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  const { store } = renderApp()
  await screen.findByRole('article', { name: 'Family account' })

  network(false)
  act(() => void store.dispatch(setupApi.util.invalidateTags(['Configurations'])))
  await waitFor(() => expect(requests).toBe(2))

  expect(await screen.findByText('Live updates continue when you are back online.')).toBeVisible()
  expect(screen.queryByText('Live', { exact: true })).not.toBeInTheDocument()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(screen.getByRole('article', { name: 'Family account' })).toBeVisible()
})
