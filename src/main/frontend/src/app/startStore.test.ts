import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { selectClockOffset, serverTimeReceived } from '../api/serverClock'
import { channelName } from '../features/handshake/attemptHint'
import { saveFlows } from '../features/handshake/attemptStorage'
import { attemptStarted, flowDismissed, selectFlow } from '../features/handshake/handshakeSlice'
import { attempt, now, started } from '../testing/data'
import { server, settings } from '../testing/server'
import { startStore } from './startStore'

const startedAction = attemptStarted({ configId: 'c1', mode: 'popup', blocked: false, started })

function signedInHere() {
  const { authority, clientId } = settings.signIn
  const user = { access_token: 't', profile: { sub: 'u1' }, expires_at: Math.floor(Date.now() / 1000) + 300 }
  window.sessionStorage.setItem(`oidc.user:${authority}:${clientId}`, JSON.stringify(user))
}

test('a login in progress continues after a reload', () => {
  saveFlows(window.sessionStorage, { c1: { step: 'waiting', mode: 'popup', blocked: false, ...started } })

  expect(selectFlow(startStore(window).getState(), 'c1')).toMatchObject({
    step: 'waiting',
    attemptId: started.attemptId,
    authorizationUrl: null,
  })
})

test('after a reload a login ends by the clock of the server, not by that of the browser', () => {
  saveFlows(window.sessionStorage, { c1: { step: 'waiting', mode: 'popup', blocked: false, ...started } })
  const store = startStore(window)
  vi.setSystemTime(Date.now() + 3 * 3_600_000)
  store.dispatch(serverTimeReceived({ time: new Date(now).toISOString(), receivedAt: Date.now() }))

  expect(selectFlow(startStore(window).getState(), 'c1')).toBeDefined()
  expect(selectClockOffset(startStore(window).getState())).toBe(-3 * 3_600_000)
})

test('the session storage follows the logins in progress', () => {
  const store = startStore(window)

  store.dispatch(startedAction)
  expect(window.sessionStorage.getItem('broker-connect.flows')).toContain(started.attemptId)
  store.dispatch(flowDismissed('c1'))

  expect(window.sessionStorage.getItem('broker-connect.flows')).toBeNull()
})

test('a hint of another window makes this one fetch the outcome', async () => {
  signedInHere()
  const asked = vi.fn()
  server.use(
    http.get('/api/broker/attempts/:id', ({ params }) => {
      asked(params.id)
      return HttpResponse.json(attempt('PENDING'))
    }),
  )
  const store = startStore(window)
  store.dispatch(startedAction)
  const channel = new BroadcastChannel(channelName)

  channel.postMessage({ source: 'broker-connect', attemptId: started.attemptId, outcome: 'CONNECTED' })

  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith(started.attemptId), { timeout: 10_000 })
  channel.close()
})
