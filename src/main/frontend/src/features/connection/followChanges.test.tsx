import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ChangeView, StatusView } from '../../api/generated'
import { config, connected, now, status } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { changeStream, problem, server } from '../../testing/server'

const other = { ...config, id: '33333333-3333-4333-8333-333333333333', label: 'Second' }
let configs = [config]
let line: ReturnType<typeof changeStream>

beforeEach(() => {
  configs = [config]
  line = changeStream()
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json(configs)),
    http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])),
    http.get('/api/broker/events', () => line.answer),
  )
})

async function open() {
  const app = renderApp()
  await screen.findByText('Updates arrive by themselves')
  return app
}

let position = 100

function tell(change: ChangeView['change'], to: StatusView | undefined, more: Partial<ChangeView> = {}) {
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
  line.send('change', view.position, view)
}

test('what happens on another device is seen and said without a question of this page', async () => {
  await open()
  server.use(http.get('/api/broker/status', () => problem(500, 'unexpected')))

  tell('CONNECTED', connected)

  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
  expect(screen.getByText('Family account: Connected')).toBeInTheDocument()
})

test('a connection that was set up elsewhere comes up with its name', async () => {
  await open()
  configs = [config, other]

  tell('CREATED', { ...status('DISCONNECTED'), configId: other.id, label: other.label })

  const card = await screen.findByRole('article', { name: 'Second' })
  expect(await within(card).findByText('Not connected')).toBeVisible()
})

test('a connection that was deleted elsewhere goes', async () => {
  await open()
  configs = []

  tell('DELETED', undefined)

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
})

test('how everything stands is taken over when the line begins', async () => {
  await open()

  line.send('status', 1, connected)

  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
})

test('while there is no line the page says so, asks by itself, and goes back when there is one', async () => {
  server.use(http.get('/api/broker/events', () => problem(503, 'unreachable')))
  let asked = 0
  server.use(
    http.get('/api/broker/status', () => {
      asked++
      return HttpResponse.json([status('DISCONNECTED')])
    }),
  )
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.useFakeTimers({ now, shouldAdvanceTime: true })
  renderApp()

  expect(await screen.findByText('Connecting to live updates')).toBeVisible()
  const [shown, said] = await screen.findAllByText('Live updates paused, checking every 10 s')
  expect(shown).toBeVisible()
  expect(said).toBeInTheDocument()
  const before = asked
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  await waitFor(() => expect(asked).toBe(before + 1))

  server.use(http.get('/api/broker/events', () => line.answer))
  act(() => void window.dispatchEvent(new Event('online')))

  expect(await screen.findByText('Updates arrive by themselves')).toBeVisible()
  expect(screen.getByText('Live updates are back')).toBeInTheDocument()
})

test('a line that breaks once is mended without a word', async () => {
  const { store } = await open()
  const turns: string[] = []
  store.subscribe(() => turns.push(store.getState().liveUpdates.updates))

  line.end()
  line = changeStream()

  await waitFor(() => expect(turns).toContain('starting'))
  await screen.findByText('Updates arrive by themselves')
  expect(turns).not.toContain('paused')
})

test('a tab has one line, whatever page it shows', async () => {
  let opened = 0
  server.use(
    http.get('/api/broker/events', () => {
      opened++
      return line.answer
    }),
  )
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Add Zerodha' }))
  await screen.findByRole('heading', { name: 'Set up Zerodha' })
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByRole('article', { name: 'Family account' })

  expect(opened).toBe(1)
})

test('who signs out listens no more', async () => {
  const { user, store } = await open()

  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  await user.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  await screen.findByRole('button', { name: 'Sign in' })

  await waitFor(() => expect(store.getState().liveUpdates.updates).toBe('starting'))
})
