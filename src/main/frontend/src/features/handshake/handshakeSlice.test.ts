import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { generatedApi } from '../../api/generated'
import { createStore } from '../../app/store'
import { attempt, config, started } from '../../testing/data'
import { testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'
import { handshakeApi } from './handshakeApi'
import {
  attemptStarted,
  connectRefused,
  connectRequested,
  flowDismissed,
  handshakeReducer,
  selectFlow,
} from './handshakeSlice'

const { getAttempt } = handshakeApi.endpoints
const none = handshakeReducer(undefined, { type: 'init' })
const failure = { type: 'not-found', title: '', errors: [] }

test('a flow goes from starting to waiting', () => {
  const requested = handshakeReducer(none, connectRequested({ configId: 'c1', mode: 'popup' }))
  const waiting = handshakeReducer(requested, attemptStarted({ configId: 'c1', mode: 'popup', blocked: true, started }))

  expect(requested.flows).toEqual({ c1: { step: 'starting', mode: 'popup' } })
  expect(waiting.flows).toEqual({ c1: { step: 'waiting', mode: 'popup', blocked: true, ...started } })
})

test('flows of different connections are independent', () => {
  const both = [
    connectRequested({ configId: 'c1', mode: 'popup' }),
    connectRequested({ configId: 'c2', mode: 'same-tab' }),
    connectRefused({ configId: 'c1', failure }),
  ].reduce(handshakeReducer, none)

  expect(both.flows).toEqual({ c1: { step: 'refused', failure }, c2: { step: 'starting', mode: 'same-tab' } })
})

test('a flow is marked as ended when the server reports an outcome', async () => {
  const store = createStore(testEnvironment())
  store.dispatch(attemptStarted({ configId: 'c1', mode: 'popup', blocked: false, started }))
  const ended = () => {
    const flow = selectFlow(store.getState(), 'c1')
    return flow?.step === 'waiting' && flow.ended
  }

  server.use(http.get('/api/broker/attempts/:id', () => HttpResponse.json(attempt('PENDING'))))
  await store.dispatch(getAttempt.initiate({ attemptId: started.attemptId }))
  expect(ended()).toBeFalsy()
  server.use(http.get('/api/broker/attempts/:id', () => HttpResponse.json(attempt('CANCELLED'))))
  await store.dispatch(getAttempt.initiate({ attemptId: started.attemptId }, { forceRefetch: true }))

  expect(ended()).toBe(true)
})

test('a flow is marked as ended when the server does not know the attempt', async () => {
  const store = createStore(testEnvironment())
  store.dispatch(attemptStarted({ configId: 'c1', mode: 'popup', blocked: false, started }))
  server.use(http.get('/api/broker/attempts/:id', () => problem(404, 'not-found')))

  await store.dispatch(getAttempt.initiate({ attemptId: started.attemptId }))

  expect(selectFlow(store.getState(), 'c1')).toMatchObject({ ended: true })
})

test('a dismissed flow is removed', () => {
  const state = [connectRefused({ configId: 'c1', failure }), flowDismissed('c1')].reduce(handshakeReducer, none)

  expect(selectFlow({ handshake: state }, 'c1')).toBeUndefined()
})

test.each([
  ['new credentials end', { apiKey: 'k', apiSecret: 's' }, undefined],
  ['a new name does not end', { label: 'Long-term' }, 'waiting'],
])('%s the login of a connection and its failure', async (_name, configChange, step) => {
  server.use(http.put('/api/broker/configs/:id', () => HttpResponse.json(config)))
  const store = createStore(testEnvironment())
  store.dispatch(attemptStarted({ configId: config.id, mode: 'popup', blocked: false, started }))

  await store.dispatch(generatedApi.endpoints.updateConfig.initiate({ id: config.id, configChange }))

  expect(selectFlow(store.getState(), config.id)?.step).toBe(step)
})
