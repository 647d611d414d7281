import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AttemptView } from '../../api/generated'
import { attempt, config, connected, started, status } from '../../testing/data'
import { renderApp, testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'
import type { Hint, Outcome } from './attemptHint'
import { markSameTab } from './attemptStorage'
import { hintReceived } from './connect'
import { handshakeApi } from './handshakeApi'

const connectButton = () => screen.findByRole('button', { name: 'Connect Zerodha: Family account' })
const waitingText = /Log in to Zerodha in the window that has opened/

/** The server's response for the attempt; tests change it while the page polls. */
let response: AttemptView
let requestCount: number

beforeEach(() => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  response = attempt('PENDING')
  requestCount = 0
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () =>
      HttpResponse.json([response.outcome === 'CONNECTED' ? connected : status('DISCONNECTED')]),
    ),
    http.post('/api/broker/configs/:id/setup-oauth', () => HttpResponse.json(started, { status: 201 })),
    http.get('/api/broker/attempts/:id', () => {
      requestCount++
      return HttpResponse.json(response)
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

/** The notice moves from the card to the portfolio while the page changes. */
const showsSuccess = () => waitFor(() => expect(screen.getByText('Zerodha is connected.')).toBeVisible())

const hint = (outcome: Outcome): Hint => ({ source: 'broker-connect', attemptId: started.attemptId, outcome })

/** Cancels on the server, and returns the ids of the cancelled attempts. */
function serveCancel() {
  const cancelled: unknown[] = []
  server.use(
    http.post('/api/broker/attempts/:id/cancel', ({ params }) => {
      cancelled.push(params.id)
      response = attempt('CANCELLED')
      return HttpResponse.json(response)
    }),
  )
  return cancelled
}

const advance = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))

test('the pop-up opens in the click handler, before the first request', async () => {
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

test('the page polls the server until it returns CONNECTED and then opens the portfolio', async () => {
  await waitForPanel()
  await advance(4_000)
  expect(requestCount).toBeGreaterThanOrEqual(2)

  response = attempt('CONNECTED')
  await advance(2_500)

  expect(await screen.findByRole('heading', { level: 1, name: 'Family account' })).toBeVisible()
  expect(screen.getByText('Zerodha is connected.')).toBeVisible()
  const countThen = requestCount
  await advance(10_000)
  expect(requestCount).toBe(countThen)
})

test('a connection that has the name of its broker is named by its account after the login', async () => {
  let label = 'Zerodha'
  const names: unknown[] = []
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([{ ...config, label }])),
    http.put('/api/broker/configs/:id', async ({ request }) => {
      const change = (await request.json()) as { label: string }
      names.push(change)
      label = change.label
      return HttpResponse.json({ ...config, label })
    }),
  )
  const app = renderApp()
  const user = app.user.setup({ advanceTimers: vi.advanceTimersByTime })
  await user.click(await screen.findByRole('button', { name: 'Connect Zerodha: Zerodha' }))
  await screen.findByText(waitingText)

  response = attempt('CONNECTED')
  await advance(2_500)

  expect(await screen.findByRole('heading', { level: 1, name: 'Zerodha AB1234' })).toBeVisible()
  expect(names).toEqual([{ label: 'Zerodha AB1234' }])
})

test.each([
  ['', {}],
  [' that this tab has heard of', { ended: true }],
])('a login in the same tab%s leads from the page of the callback to the portfolio', async (_name, more) => {
  response = attempt('CONNECTED')
  markSameTab(window.sessionStorage, started.attemptId)
  const flow = { step: 'waiting', mode: 'same-tab', blocked: false, ...started, authorizationUrl: null } as const
  renderApp({
    path: `/callback?outcome=CONNECTED&attempt=${started.attemptId}`,
    state: { handshake: { flows: { [config.id]: { ...flow, ...more } } } },
  })

  expect(await screen.findByRole('heading', { level: 1, name: 'Family account' })).toBeVisible()
})

test('a page that is opened after the login was finished stays where it is', async () => {
  response = attempt('CONNECTED')
  renderApp({
    state: {
      handshake: {
        flows: {
          [config.id]: { step: 'waiting', mode: 'popup', blocked: false, ...started, ended: true },
        },
      },
    },
  })

  await showsSuccess()
  expect(screen.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible()
})

test('the success notice disappears when the connection ends', async () => {
  const { store } = await waitForPanel()
  response = attempt('CONNECTED')
  await advance(2_500)
  await screen.findByText('Zerodha is connected.')

  server.use(http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])))
  await act(async () => {
    store.dispatch(handshakeApi.util.invalidateTags(['Statuses']))
  })

  await waitFor(() => expect(screen.queryByText('Zerodha is connected.')).not.toBeInTheDocument())
})

test.each([
  [attempt('CANCELLED'), 'Login cancelled'],
  [attempt('FAILED', { type: 'app-secret-refused', title: 'T', detail: 'D' }), /Wrong app secret/],
  [attempt('FAILED', { type: 'brand-new', title: 'The server’s own words', detail: 'Do this.' }), /own words/],
])('a failed login is explained and Connect is offered again: %j', async (ended, words) => {
  await waitForPanel()

  response = ended
  await advance(2_500)

  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(await connectButton()).toBeEnabled()
})

test('a login that exceeds its time limit is shown as expired without a response of the server', async () => {
  const soon = new Date(Date.now() + 5_000).toISOString()
  server.use(
    http.post('/api/broker/configs/:id/setup-oauth', () =>
      HttpResponse.json({ ...started, expiresAt: soon }, { status: 201 }),
    ),
  )
  await waitForPanel()

  await advance(7_000)

  expect(await screen.findByRole('alert')).toHaveTextContent('Login timed out')
  const countThen = requestCount
  await advance(10_000)
  expect(requestCount).toBe(countThen)
})

test('a hint makes the page poll at once, and the content of the hint is not trusted', async () => {
  const { store } = await waitForPanel()
  await waitFor(() => expect(requestCount).toBe(1))

  await act(async () => {
    store.dispatch(hintReceived(hint('CONNECTED')))
  })

  await waitFor(() => expect(requestCount).toBe(2))
  expect(screen.getByText(waitingText)).toBeVisible()
})

test('a hint about an attempt of another tab causes no request', async () => {
  const { store } = await waitForPanel()
  await waitFor(() => expect(requestCount).toBe(1))

  await act(async () => {
    store.dispatch(hintReceived({ ...hint('CONNECTED'), attemptId: '33333333-3333-4333-8333-333333333333' }))
  })

  expect(requestCount).toBe(1)
})

test('a login that is cancelled at the broker in its own window is cancelled on the server and explained', async () => {
  const cancelled = serveCancel()
  const { store } = await waitForPanel()

  await act(async () => {
    store.dispatch(hintReceived({ ...hint('CANCELLED'), loginOf: config.id }))
    store.dispatch(hintReceived({ ...hint('CANCELLED'), loginOf: config.id }))
  })

  expect(await screen.findByRole('alert')).toHaveTextContent('Login cancelled')
  expect(cancelled[0]).toBe(started.attemptId)
  expect(await connectButton()).toBeEnabled()
})

test.each([
  ['no login window', hint('CANCELLED')],
  ['a window of another connection', { ...hint('CANCELLED'), loginOf: '44444444-4444-4444-8444-444444444444' }],
])('a cancellation that %s reports cancels nothing, and the person is asked', async (_sender, reported) => {
  const cancelled = serveCancel()
  const { store, user } = await waitForPanel()

  await act(async () => {
    store.dispatch(hintReceived(reported))
  })

  expect(await screen.findByText('Did you cancel the login to Zerodha?')).toBeVisible()
  expect(cancelled).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(cancelled).toEqual([started.attemptId]))
})

test('a blocked pop-up is explained, with a link to the login page', async () => {
  await start(testEnvironment({ windows: { openBlank: () => false, navigate: () => false } }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Your browser blocked the login window')
  expect(screen.getByRole('link', { name: 'Open the login page' })).toHaveAttribute('href', started.authorizationUrl)
})

test('a login that the server refuses to start closes the pop-up and shows the reason', async () => {
  server.use(http.post('/api/broker/configs/:id/setup-oauth', () => problem(429, 'too-many-requests')))
  const { environment } = await start()

  expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts')
  expect(environment.windows.close).toHaveBeenCalledWith(config.id)
})

test('an authorization URL that is not http or https is not opened', async () => {
  server.use(
    http.post('/api/broker/configs/:id/setup-oauth', () =>
      HttpResponse.json({ ...started, authorizationUrl: 'javascript:alert(1)' }, { status: 201 }),
    ),
  )
  const { environment } = await start()

  expect(await screen.findByRole('alert')).toHaveTextContent('could not read the response')
  expect(environment.windows.navigate).not.toHaveBeenCalled()
})

test('a login without a pop-up continues in this tab, which is stored for the return', async () => {
  const { user, environment } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'Log in without a pop-up: Family account' }))

  await waitFor(() => expect(environment.windows.navigateThisTab).toHaveBeenCalledWith(started.authorizationUrl))
  expect(environment.windows.openBlank).not.toHaveBeenCalled()
  expect(window.sessionStorage.getItem('broker-connect.same-tab')).toBe(started.attemptId)
})

test('a login in progress can continue in this tab', async () => {
  const { user, environment } = await waitForPanel()

  await user.click(screen.getByRole('button', { name: 'Continue in this tab' }))

  expect(environment.windows.navigateThisTab).toHaveBeenCalledWith(started.authorizationUrl)
})

test('Cancel cancels the attempt on the server, closes the pop-up and shows the connect button again', async () => {
  const cancelled = serveCancel()
  const { user, environment } = await waitForPanel()

  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  expect(environment.windows.close).toHaveBeenCalledWith(config.id)
  expect(await connectButton()).toBeVisible()
  await waitFor(() => expect(cancelled).toEqual([started.attemptId]))
})

test('Cancel shows the connect button also when the server cannot be reached', async () => {
  server.use(http.post('/api/broker/attempts/:id/cancel', () => HttpResponse.error()))
  const { user } = await waitForPanel()

  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  expect(await connectButton()).toBeVisible()
})

test('the progress takes the focus when the connect button disappears', async () => {
  await waitForPanel()

  expect(screen.getByRole('region', { name: 'Progress of the connection' })).toHaveFocus()
})

test('a failed poll is shown, and polling continues', async () => {
  await waitForPanel()
  server.use(http.get('/api/broker/attempts/:id', () => HttpResponse.error(), { once: true }))

  await advance(2_500)
  expect(await screen.findByRole('alert')).toHaveTextContent('Broker Connect cannot be reached')

  response = attempt('CONNECTED')
  await advance(2_500)
  await showsSuccess()
})

test('a login in progress is polled after a reload', async () => {
  renderApp({
    state: {
      handshake: {
        flows: { [config.id]: { step: 'waiting', mode: 'popup', blocked: false, ...started, authorizationUrl: null } },
      },
    },
  })
  await screen.findByText(/before this page was loaded/)
  expect(screen.queryByRole('link', { name: /login page/ })).not.toBeInTheDocument()

  response = attempt('CONNECTED')
  await advance(2_500)

  await showsSuccess()
})

test('the redirect address can be pasted', async () => {
  const bodies: unknown[] = []
  server.use(
    http.post('/api/broker/attempts/complete', async ({ request }) => {
      bodies.push(await request.json())
      response = attempt('CONNECTED')
      return HttpResponse.json(response)
    }),
  )
  const { user } = await waitForPanel()
  const panel = within(screen.getByRole('region', { name: 'Progress of the connection' }))
  const address = await panel.findByLabelText('Address after the login')
  const finish = panel.getByText('Finish the login')

  await user.type(address, 'request_token=abc')
  await user.click(finish)
  expect(address).toHaveAccessibleDescription(/not a web address/)
  await user.clear(address)
  await user.type(address, 'https://connect.example/api/broker/callback/zerodha')
  await user.click(finish)
  expect(address).toHaveAccessibleDescription(/address is incomplete/)
  expect(bodies).toEqual([])
  await user.clear(address)
  await user.click(address)
  await user.paste('"view-source:https://connect.example/api/broker/callback/zerodha?request_\u200btoken=abc" ')
  await user.click(finish)

  await showsSuccess()
  expect(bodies).toEqual([{ url: 'https://connect.example/api/broker/callback/zerodha?request_token=abc' }])
})

test('a login with wrong credentials offers to replace them', async () => {
  const { user } = await waitForPanel()
  response = attempt('FAILED', { type: 'app-secret-refused', title: 'T', detail: 'D' })
  await advance(2_500)

  const alert = await screen.findByRole('alert')
  await user.click(await within(alert).findByRole('button', { name: 'Replace credentials: Family account' }))

  expect(await screen.findByRole('dialog', { name: 'Replace credentials' })).toBeVisible()
})

test('a refused address names the buttons that are there during a login', async () => {
  server.use(http.post('/api/broker/attempts/complete', () => problem(400, 'attempt-unknown')))
  const { user } = await waitForPanel()
  const panel = within(screen.getByRole('region', { name: 'Progress of the connection' }))

  await user.click(await panel.findByLabelText('Address after the login'))
  await user.paste('https://connect.example/api/broker/callback/zerodha?request_token=abc')
  await user.click(panel.getByText('Finish the login'))

  const alert = await panel.findByRole('alert')
  expect(alert).toHaveTextContent('press Cancel and start again')
  expect(alert).not.toHaveTextContent('Press Connect')
  expect(panel.getByRole('button', { name: 'Cancel' })).toBeVisible()
})

test('a closed pop-up is noticed, can be reopened, and the outcome still appears', async () => {
  const appearsClosed = vi.fn(() => false)
  await start(testEnvironment({ windows: { appearsClosed } }))
  await screen.findByText(waitingText)

  appearsClosed.mockReturnValue(true)
  await advance(1_000)

  expect(await screen.findByText(/The login window was closed/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Open the login page again' })).toBeVisible()

  response = attempt('CONNECTED')
  await advance(2_000)
  await showsSuccess()
})

test('the success notice disappears after a minute, and the page still shows the state', async () => {
  await waitForPanel()
  response = attempt('CONNECTED')
  await advance(2_000)
  await screen.findByText('Zerodha is connected.')

  await advance(60_000)

  expect(screen.queryByText('Zerodha is connected.')).not.toBeInTheDocument()
  expect(screen.getByText('Connected')).toBeVisible()
})
