import { act, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { attempt, config, started } from '../../testing/data'
import { renderApp, testEnvironment } from '../../testing/renderApp'
import { server } from '../../testing/server'
import { channelName } from './attemptHint'
import { markSameTab } from './attemptStorage'

const { attemptId } = started
const connectedQuery = `attempt=${attemptId}&outcome=CONNECTED`
const waiting = {
  handshake: {
    flows: {
      [config.id]: { step: 'waiting' as const, mode: 'same-tab' as const, blocked: false, ...started },
    },
  },
}
const hint = { source: 'broker-connect', attemptId, outcome: 'CONNECTED' }

let broadcast: Promise<unknown>
let channel: BroadcastChannel
beforeEach(() => {
  channel = new BroadcastChannel(channelName)
  broadcast = new Promise((resolve) => {
    channel.onmessage = ({ data }) => resolve(data)
  })
  vi.spyOn(window, 'close').mockImplementation(() => {})
})
afterEach(() => {
  channel.close()
  window.opener = null
  vi.useRealTimers()
})

/** Opens the callback page, and waits until its part of the front end is loaded. */
async function open(query: string, options: Omit<Parameters<typeof renderApp>[0], 'path'> = {}) {
  renderApp({ ...options, path: `/callback?${query}` })
  await act(() => vi.dynamicImportSettled())
}

function withOpener() {
  const opener = { postMessage: vi.fn() }
  window.opener = opener
  return opener
}

test('a success is sent to the opener with the exact origin and to all tabs, and the window closes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const opener = withOpener()

  await open(connectedQuery)

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
  expect(opener.postMessage).toHaveBeenCalledExactlyOnceWith(hint, window.location.origin)
  expect(await broadcast).toEqual(hint)
  expect(window.close).not.toHaveBeenCalled()
  await act(() => vi.advanceTimersByTimeAsync(1_500))
  expect(window.close).toHaveBeenCalledOnce()
})

test('the callback page works without an opener and does not check the sign-in', async () => {
  const environment = testEnvironment()
  await open(connectedQuery, { environment })

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Back to my connections' })).toHaveAttribute('href', '/')
  expect(await broadcast).toEqual(hint)
  expect(environment.signIn.resume).not.toHaveBeenCalled()
  expect(window.close).not.toHaveBeenCalled()
})

test('a failure shows what happened and what to do, and the window stays open', async () => {
  withOpener()
  await open(`attempt=${attemptId}&outcome=FAILED&problem=app-secret-refused`)

  expect(screen.getByRole('heading', { name: 'Not connected' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('Wrong app secret')
  expect(screen.getByRole('button', { name: 'Close this window' })).toBeVisible()
})

test.each([
  [`attempt=${attemptId}&outcome=CANCELLED`, 'Not connected', /Login cancelled/],
  ['outcome=CANCELLED&problem=consent-cancelled', 'Not connected', /Login cancelled/],
  [`attempt=${attemptId}&outcome=PENDING`, 'Almost there', /finishing the connection/],
  [`attempt=${attemptId}&outcome=FAILED`, 'Not connected', /Something went wrong/],
  ['outcome=FAILED&problem=%3Cscript%3E', 'Not connected', /Something went wrong/],
  ['', 'No login to finish', /could not match/],
])('%s is titled "%s"', async (query, title, words) => {
  await open(query)

  expect(screen.getByRole('heading', { name: title })).toBeVisible()
  expect(screen.getByText(words)).toBeVisible()
})

test('an outcome with an invalid attempt id is not sent to any window', async () => {
  const opener = withOpener()
  await open('attempt=..%2Fadmin&outcome=CONNECTED')

  expect(opener.postMessage).not.toHaveBeenCalled()
})

test('a login that continued in this tab returns to the connections', async () => {
  markSameTab(window.sessionStorage, attemptId)

  await open(connectedQuery)

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
})

test.each([
  ['CANCELLED', [attemptId]],
  ['CONNECTED', []],
])('a login in this tab that returns as %s is cancelled if the broker reports that', async (outcome, expected) => {
  const cancelled: unknown[] = []
  server.use(
    http.post('/api/broker/attempts/:id/cancel', ({ params }) => {
      cancelled.push(params.id)
      return HttpResponse.json(attempt('CANCELLED'))
    }),
    http.get('/api/broker/attempts/:id', () => HttpResponse.json(attempt('PENDING'))),
  )
  markSameTab(window.sessionStorage, attemptId)

  await open(`attempt=${attemptId}&outcome=${outcome}`, { state: waiting })

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
  await waitFor(() => expect(cancelled).toEqual(expected))
})

test('a link that looks like a cancelled login cancels nothing in a tab that continues no login', async () => {
  const requested = vi.fn()
  server.use(http.post('/api/broker/attempts/:id/cancel', requested))

  await open(`attempt=${attemptId}&outcome=CANCELLED`, { state: waiting })

  expect(await broadcast).toEqual({ source: 'broker-connect', attemptId, outcome: 'CANCELLED' })
  expect(requested).not.toHaveBeenCalled()
})

test('the login window names its connection', async () => {
  window.sessionStorage.setItem('broker-connect.opened-by-us', config.id)

  await open(`attempt=${attemptId}&outcome=CANCELLED`)

  expect(await broadcast).toMatchObject({ outcome: 'CANCELLED', loginOf: config.id })
})

test('an unreachable opener does not break the page', async () => {
  window.opener = {
    postMessage: () => {
      throw new DOMException('gone', 'SecurityError')
    },
  }
  await open(connectedQuery)

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
})
