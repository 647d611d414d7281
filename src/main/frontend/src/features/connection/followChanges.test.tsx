import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ChangeView, StatusView } from '../../api/generated'
import { config, connected, now, status } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { changeStream, problem, server } from '../../testing/server'

const other = { ...config, id: '33333333-3333-4333-8333-333333333333', label: 'Second' }
let configs = [config]
let stream: ReturnType<typeof changeStream>

beforeEach(() => {
  configs = [config]
  stream = changeStream()
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json(configs)),
    http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])),
    http.get('/api/broker/stream', () => stream.response),
  )
})

async function open() {
  const app = renderApp()
  await screen.findByText('Live')
  return app
}

let position = 100

function sendChange(change: ChangeView['change'], to: StatusView | undefined, more: Partial<ChangeView> = {}) {
  const view: ChangeView = {
    position: ++position,
    connectionId: to?.configId ?? config.id,
    sequence: 2,
    at: '2026-11-22T10:29:00Z',
    change,
    from: 'DISCONNECTED',
    to: to?.state ?? 'DISCONNECTED',
    actor: 'you',
    ...(to && { status: to }),
    ...more,
  }
  stream.send('change', view.position, view)
}

test('a change on another device is shown and announced without a request', async () => {
  await open()
  server.use(http.get('/api/broker/status', () => problem(500, 'unexpected')))

  sendChange('CONNECTED', connected)

  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
  expect(screen.getByText('Family account: Connected')).toBeInTheDocument()
})

test('a connection that was set up elsewhere appears with its name', async () => {
  await open()
  configs = [config, other]

  sendChange('CREATED', { ...status('DISCONNECTED'), configId: other.id, label: other.label })

  const card = await screen.findByRole('article', { name: 'Second' })
  expect(await within(card).findByText('Not connected')).toBeVisible()
})

test('a connection that was deleted elsewhere disappears', async () => {
  await open()
  configs = []

  sendChange('DELETED', undefined)

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
})

test('the statuses that the server sends first are shown', async () => {
  await open()

  stream.send('status', 1, connected)

  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
})

test('without a stream the page says so and polls, until the stream is back', async () => {
  server.use(http.get('/api/broker/stream', () => problem(503, 'unreachable')))
  let requests = 0
  server.use(
    http.get('/api/broker/status', () => {
      requests++
      return HttpResponse.json([status('DISCONNECTED')])
    }),
  )
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.useFakeTimers({ now, shouldAdvanceTime: true })
  renderApp()

  expect(await screen.findByText('Connecting to live updates')).toBeVisible()
  const [shown, announced] = await screen.findAllByText('Live updates are paused. Checking every 10 seconds.')
  expect(shown).toBeVisible()
  expect(announced).toBeInTheDocument()
  const before = requests
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  await waitFor(() => expect(requests).toBe(before + 1))

  server.use(http.get('/api/broker/stream', () => stream.response))
  act(() => void window.dispatchEvent(new Event('online')))

  expect(await screen.findByText('Live')).toBeVisible()
  expect(screen.getByText('Live updates have resumed')).toBeInTheDocument()
})

test('a stream that fails once is reopened silently', async () => {
  const { store } = await open()
  const states: string[] = []
  store.subscribe(() => states.push(store.getState().liveUpdates.updates))

  stream.end()
  stream = changeStream()

  await waitFor(() => expect(states).toContain('starting'))
  await screen.findByText('Live')
  expect(states).not.toContain('paused')
})

test('a tab has one stream on all pages', async () => {
  let opened = 0
  server.use(
    http.get('/api/broker/stream', () => {
      opened++
      return stream.response
    }),
  )
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Add Zerodha account' }))
  await screen.findByRole('heading', { name: 'Set up Zerodha' })
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByRole('article', { name: 'Family account' })

  expect(opened).toBe(1)
})

test('the stream closes when the person signs out', async () => {
  const { user, store } = await open()

  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  await screen.findByRole('button', { name: 'Sign in' })

  await waitFor(() => expect(store.getState().liveUpdates.updates).toBe('starting'))
})
