import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AttemptView } from '../../api/generated'
import { attempt, config, connected, started, status } from '../../testing/data'
import { renderApp, testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'
import { hintReceived } from './connect'
import { handshakeApi } from './handshakeApi'

const connectButton = () => screen.findByRole('button', { name: 'Connect Zerodha: Family account' })
const waitingText = /Log in at Zerodha in the window that has opened/

/** What the server says of the attempt; tests change it while the page looks on. */
let told: AttemptView
let asked: number

beforeEach(() => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  told = attempt('PENDING')
  asked = 0
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () =>
      HttpResponse.json([told.outcome === 'CONNECTED' ? connected : status('DISCONNECTED')]),
    ),
    http.post('/api/broker/configs/:id/setup-oauth', () => HttpResponse.json(started, { status: 201 })),
    http.get('/api/broker/attempts/:id', () => {
      asked++
      return HttpResponse.json(told)
    }),
  )
})
afterEach(() => vi.useRealTimers())

async function start(environment = testEnvironment()) {
  const app = renderApp({ environment })
  const user = app.user.setup({ advanceTimers: vi.advanceTimersByTime })
  await user.click(await connectButton())
  return { ...app, user }
}

async function waitForPanel() {
  const app = await start()
  await screen.findByText(waitingText)
  return app
}

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))

test('the window opens in the click itself, before anything is asked of the server', async () => {
  const order: string[] = []
  const environment = testEnvironment({
    windows: {
      openBlank: () => {
        order.push('window')
        return true
      },
    },
  })
  server.events.on('request:start', ({ request }) => {
    if (request.method === 'POST') order.push('request')
  })

  await start(environment)
  await screen.findByText(waitingText)

  expect(order).toEqual(['window', 'request'])
  expect(environment.windows.navigate).toHaveBeenCalledWith(config.id, started.authorizationUrl)
})

test('the page asks the server until it says CONNECTED, and then shows it without a reload', async () => {
  await waitForPanel()
  await pass(4_000)
  expect(asked).toBeGreaterThanOrEqual(2)

  told = attempt('CONNECTED')
  await pass(2_500)

  expect(await screen.findByText('Zerodha is connected.')).toBeVisible()
  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
  const askedThen = asked
  await pass(10_000)
  expect(asked).toBe(askedThen)
})

test('good news goes when the connection has ended since', async () => {
  const { store } = await waitForPanel()
  told = attempt('CONNECTED')
  await pass(2_500)
  await screen.findByText('Zerodha is connected.')

  server.use(http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])))
  await act(async () => {
    store.dispatch(handshakeApi.util.invalidateTags(['Statuses']))
  })

  await waitFor(() => expect(screen.queryByText('Zerodha is connected.')).not.toBeInTheDocument())
})

test.each([
  [attempt('CANCELLED'), 'The login was cancelled at your broker.'],
  [
    attempt('FAILED', { type: 'checksum-refused', title: 'T', detail: 'D' }),
    /API secret does not belong to the API key/,
  ],
  [attempt('FAILED', { type: 'brand-new', title: 'The server’s own words.', detail: 'Do this.' }), /own words/],
])('an attempt that ended otherwise says so, and Connect is there again: %j', async (ending, words) => {
  await waitForPanel()

  told = ending
  await pass(2_500)

  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(await connectButton()).toBeEnabled()
})

test('an attempt whose time is over says so, even when the server never does', async () => {
  const soon = new Date(Date.now() + 5_000).toISOString()
  server.use(
    http.post('/api/broker/configs/:id/setup-oauth', () =>
      HttpResponse.json({ ...started, expiresAt: soon }, { status: 201 }),
    ),
  )
  await waitForPanel()

  await pass(7_000)

  expect(await screen.findByRole('alert')).toHaveTextContent('The time for this login is over.')
  const askedThen = asked
  await pass(10_000)
  expect(asked).toBe(askedThen)
})

test('a hint makes the page ask at once; what the hint says does not count', async () => {
  const { store } = await waitForPanel()
  await waitFor(() => expect(asked).toBe(1))

  await act(async () => {
    store.dispatch(hintReceived(started.attemptId))
  })

  await waitFor(() => expect(asked).toBe(2))
  expect(screen.getByText(waitingText)).toBeVisible()
})

test('a hint about an attempt that this tab did not start asks nothing about it', async () => {
  const { store } = await waitForPanel()
  await waitFor(() => expect(asked).toBe(1))

  await act(async () => {
    store.dispatch(hintReceived('33333333-3333-4333-8333-333333333333'))
  })

  expect(asked).toBe(1)
})

test('a blocked window is explained, with a link that needs no window of ours', async () => {
  await start(testEnvironment({ windows: { openBlank: () => false, navigate: () => false } }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Your browser did not open the login window')
  expect(screen.getByRole('link', { name: 'Open the login page' })).toHaveAttribute('href', started.authorizationUrl)
})

test('a start that is refused closes the empty window and says why', async () => {
  server.use(http.post('/api/broker/configs/:id/setup-oauth', () => problem(429, 'too-many-requests')))
  const { environment } = await start()

  expect(await screen.findByRole('alert')).toHaveTextContent('That was too often in too short a time.')
  expect(environment.windows.close).toHaveBeenCalledWith(config.id)
})

test('an address that is no web address is not opened', async () => {
  server.use(
    http.post('/api/broker/configs/:id/setup-oauth', () =>
      HttpResponse.json({ ...started, authorizationUrl: 'javascript:alert(1)' }, { status: 201 }),
    ),
  )
  const { environment } = await start()

  expect(await screen.findByRole('alert')).toHaveTextContent('an answer that this page does not understand')
  expect(environment.windows.navigate).not.toHaveBeenCalled()
})

test('the same tab is taken when the person asks for it, and remembered for the mode back', async () => {
  const { user, environment } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'Use this tab instead: Family account' }))

  await waitFor(() => expect(environment.windows.navigateThisTab).toHaveBeenCalledWith(started.authorizationUrl))
  expect(environment.windows.openBlank).not.toHaveBeenCalled()
  expect(window.sessionStorage.getItem('broker-connect.same-tab')).toBe(started.attemptId)
})

test('a person who waits can still go on in this tab', async () => {
  const { user, environment } = await waitForPanel()

  await user.click(screen.getByRole('button', { name: 'Go there in this tab' }))

  expect(environment.windows.navigateThisTab).toHaveBeenCalledWith(started.authorizationUrl)
})

test('waiting can be stopped: the window is closed and the keyboard goes on', async () => {
  const { user, environment } = await waitForPanel()

  await user.click(screen.getByRole('button', { name: 'Stop waiting' }))

  expect(environment.windows.close).toHaveBeenCalledWith(config.id)
  expect(await connectButton()).toBeVisible()
})

test('the keyboard is taken along when the button that was pressed goes away', async () => {
  await waitForPanel()

  expect(screen.getByRole('region', { name: 'Progress of the connection' })).toHaveFocus()
})

test('a server that cannot be asked for a while is said to be away, and waited for', async () => {
  await waitForPanel()
  server.use(http.get('/api/broker/attempts/:id', () => HttpResponse.error(), { once: true }))

  await pass(2_500)
  expect(await screen.findByRole('alert')).toHaveTextContent('The application could not be reached.')

  told = attempt('CONNECTED')
  await pass(2_500)
  expect(await screen.findByText('Zerodha is connected.')).toBeVisible()
})

test('a flow that was under mode before a reload is still watched', async () => {
  renderApp({
    state: {
      handshake: {
        flows: { [config.id]: { step: 'waiting', mode: 'popup', blocked: false, ...started, authorizationUrl: null } },
      },
    },
  })
  await screen.findByText(/was started before this page was loaded/)
  expect(screen.queryByRole('link', { name: /login page/ })).not.toBeInTheDocument()

  told = attempt('CONNECTED')
  await pass(2_500)

  expect(await screen.findByText('Zerodha is connected.')).toBeVisible()
})

test('the address of the mode back can be pasted', async () => {
  const bodies: unknown[] = []
  server.use(
    http.post('/api/broker/attempts/complete', async ({ request }) => {
      bodies.push(await request.json())
      told = attempt('CONNECTED')
      return HttpResponse.json(told)
    }),
  )
  const { user } = await waitForPanel()
  const panel = within(screen.getByRole('region', { name: 'Progress of the connection' }))
  const address = panel.getByLabelText('Address after the login')
  const finish = panel.getByText('Finish with this address')

  await user.type(address, 'request_token=abc')
  await user.click(finish)
  expect(address).toHaveAccessibleDescription(/not a web address/)
  await user.clear(address)
  await user.type(address, 'https://connect.example/api/broker/callback/zerodha')
  await user.click(finish)
  expect(address).toHaveAccessibleDescription(/nothing after a question mark/)
  expect(bodies).toEqual([])
  await user.type(address, '?request_token=abc')
  await user.click(finish)

  expect(await screen.findByText('Zerodha is connected.')).toBeVisible()
  expect(bodies).toEqual([{ url: 'https://connect.example/api/broker/callback/zerodha?request_token=abc' }])
})

test('a window that was closed is noticed, with the mode on, and the outcome still shows', async () => {
  const appearsClosed = vi.fn(() => false)
  await start(testEnvironment({ windows: { appearsClosed } }))
  await screen.findByText(waitingText)

  appearsClosed.mockReturnValue(true)
  await pass(1_000)

  expect(await screen.findByText(/The login window seems to be closed/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Open the login page again' })).toBeVisible()

  told = attempt('CONNECTED')
  await pass(2_000)
  expect(await screen.findByText('Zerodha is connected.')).toBeVisible()
})

test('good news goes by itself after a minute, and the card still says it', async () => {
  await waitForPanel()
  told = attempt('CONNECTED')
  await pass(2_000)
  await screen.findByText('Zerodha is connected.')

  await pass(60_000)

  expect(screen.queryByText('Zerodha is connected.')).not.toBeInTheDocument()
  expect(screen.getByText('Connected')).toBeVisible()
})
