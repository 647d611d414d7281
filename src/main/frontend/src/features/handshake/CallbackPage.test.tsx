import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { started } from '../../testing/data'
import { renderApp, testEnvironment } from '../../testing/renderApp'
import { channelName } from './attemptHint'
import { markSameTab } from './attemptStorage'

const { attemptId } = started
const at = (query: string) => `/callback?${query}`
const connectedQuery = `attempt=${attemptId}&outcome=CONNECTED`
const hint = { source: 'broker-connect', attemptId, outcome: 'CONNECTED' }

let announced: Promise<unknown>
let channel: BroadcastChannel
beforeEach(() => {
  channel = new BroadcastChannel(channelName)
  announced = new Promise((resolve) => {
    channel.onmessage = ({ data }) => resolve(data)
  })
  vi.spyOn(window, 'close').mockImplementation(() => {})
})
afterEach(() => {
  channel.close()
  window.opener = null
  vi.useRealTimers()
})

function withOpener() {
  const opener = { postMessage: vi.fn() }
  window.opener = opener
  return opener
}

test('success is told to the opener under the exact origin and to all tabs, and the window closes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const opener = withOpener()

  renderApp({ path: at(connectedQuery) })

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
  expect(opener.postMessage).toHaveBeenCalledExactlyOnceWith(hint, window.location.origin)
  expect(await announced).toEqual(hint)
  expect(window.close).not.toHaveBeenCalled()
  await act(() => vi.advanceTimersByTimeAsync(1_500))
  expect(window.close).toHaveBeenCalledOnce()
})

test('it works without an opener and without a sign-in, which it does not even look for', async () => {
  const environment = testEnvironment()
  renderApp({ path: at(connectedQuery), environment })

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Back to my connections' })).toHaveAttribute('href', '/')
  expect(await announced).toEqual(hint)
  expect(environment.signIn.resume).not.toHaveBeenCalled()
  expect(window.close).not.toHaveBeenCalled()
})

test('a failure says what happened and what to press, and the window stays', () => {
  withOpener()
  renderApp({ path: at(`attempt=${attemptId}&outcome=FAILED&problem=checksum-refused`) })

  expect(screen.getByRole('heading', { name: 'Not connected' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('API secret does not belong to the API key')
  expect(screen.getByRole('button', { name: 'Close this window' })).toBeVisible()
})

test.each([
  [`attempt=${attemptId}&outcome=CANCELLED`, 'Not connected', /cancelled at your broker/],
  ['outcome=CANCELLED&problem=consent-cancelled', 'Not connected', /cancelled at your broker/],
  [`attempt=${attemptId}&outcome=PENDING`, 'Almost there', /being finished/],
  [`attempt=${attemptId}&outcome=FAILED`, 'Not connected', /Something unexpected/],
  ['outcome=FAILED&problem=%3Cscript%3E', 'Not connected', /Something unexpected/],
  ['', 'Nothing to finish here', /knows nothing of/],
])('%s is titled "%s"', (query, title, words) => {
  renderApp({ path: at(query) })

  expect(screen.getByRole('heading', { name: title })).toBeVisible()
  expect(screen.getByText(words)).toBeVisible()
})

test('an outcome without a proper attempt is announced to nobody', async () => {
  const opener = withOpener()
  renderApp({ path: at('attempt=..%2Fadmin&outcome=CONNECTED') })

  expect(opener.postMessage).not.toHaveBeenCalled()
})

test('an attempt that left in this tab comes back to the connections by itself', async () => {
  markSameTab(window.sessionStorage, attemptId)

  renderApp({ path: at(connectedQuery) })

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
})

test('an opener that cannot be reached any more does no harm', () => {
  window.opener = {
    postMessage: () => {
      throw new DOMException('gone', 'SecurityError')
    },
  }
  renderApp({ path: at(connectedQuery) })

  expect(screen.getByRole('heading', { name: 'Connected' })).toBeVisible()
})
