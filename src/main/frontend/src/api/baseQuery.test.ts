import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from '../app/store'
import { config, started } from '../testing/data'
import { testEnvironment } from '../testing/renderApp'
import { problem, server } from '../testing/server'
import { generatedApi } from './generated'

const { listConfigs, setupOauth } = generatedApi.endpoints

function recordedRequests() {
  const seen: Request[] = []
  server.use(
    http.get('/api/broker/configs', ({ request }) => {
      seen.push(request)
      return HttpResponse.json([config])
    }),
    http.post('/api/broker/configs/:id/setup-oauth', ({ request }) => {
      seen.push(request)
      return HttpResponse.json(started, { status: 201 })
    }),
  )
  return seen
}

test('requests carry the bearer token, and cookies only for the endpoints of an attempt', async () => {
  const seen = recordedRequests()
  const store = createStore(testEnvironment())

  await store.dispatch(listConfigs.initiate())
  await store.dispatch(setupOauth.initiate({ id: config.id, connectRequest: {} }))

  expect(seen.map((request) => request.headers.get('Authorization'))).toEqual(['Bearer a-token', 'Bearer a-token'])
  expect(seen.map((request) => request.credentials)).toEqual(['same-origin', 'include'])
})

test('each request begins a trace', async () => {
  const seen = recordedRequests()
  const store = createStore(testEnvironment())

  await store.dispatch(listConfigs.initiate())
  await store.dispatch(setupOauth.initiate({ id: config.id, connectRequest: {} }))

  const parents = seen.map((request) => request.headers.get('traceparent'))
  expect(parents).toEqual(Array(2).fill(expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)))
  expect(new Set(parents).size).toBe(2)
})

test('a rejected token is renewed and the request is repeated once', async () => {
  const environment = testEnvironment({ signIn: { renewedToken: vi.fn(async () => 'a-new-token') } })
  const tokens: (string | null)[] = []
  server.use(
    http.get('/api/broker/configs', ({ request }) => {
      tokens.push(request.headers.get('Authorization'))
      return tokens.length === 1 ? problem(401, 'sign-in-required') : HttpResponse.json([config])
    }),
  )

  const response = await createStore(environment).dispatch(listConfigs.initiate())

  expect(response.data).toEqual([config])
  expect(tokens).toEqual(['Bearer a-token', 'Bearer a-new-token'])
})

test('without a token no request is sent', async () => {
  const seen = recordedRequests()

  const response = await createStore(testEnvironment({ signIn: { token: vi.fn(async () => null) } })).dispatch(
    listConfigs.initiate(),
  )

  expect(response.error).toMatchObject({ type: 'sign-in-required' })
  expect(seen).toEqual([])
})

test('a rejected token that cannot be renewed fails without a retry', async () => {
  let requests = 0
  server.use(
    http.get('/api/broker/configs', () => {
      requests++
      return problem(401, 'sign-in-required')
    }),
  )

  const response = await createStore(testEnvironment()).dispatch(listConfigs.initiate())

  expect(response.error).toMatchObject({ type: 'sign-in-required', status: 401 })
  expect(requests).toBe(1)
})

test('after a 429 the same endpoint sends nothing until the time that the server gave', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  let requests = 0
  server.use(
    http.get('/api/broker/configs', () => {
      requests++
      if (requests > 1) return HttpResponse.json([config])
      const refused = problem(429, 'too-many-requests')
      refused.headers.set('Retry-After', '7')
      return refused
    }),
  )
  const store = createStore(testEnvironment())
  const read = () => store.dispatch(listConfigs.initiate(undefined, { forceRefetch: true }))
  const retryAt = Date.now() + 7_000

  expect((await read()).error).toMatchObject({ type: 'too-many-requests', retryAt })
  vi.setSystemTime(retryAt - 1)
  expect((await read()).error).toMatchObject({ type: 'too-many-requests', retryAt })
  expect(requests).toBe(1)

  vi.setSystemTime(retryAt)
  expect((await read()).data).toEqual([config])
  expect(requests).toBe(2)
})

test('a 429 of one endpoint does not stop the requests of another', async () => {
  const seen = recordedRequests()
  server.use(
    http.get('/api/broker/status', () => {
      const refused = problem(429, 'too-many-requests')
      refused.headers.set('Retry-After', '60')
      return refused
    }),
  )
  const store = createStore(testEnvironment())

  await store.dispatch(generatedApi.endpoints.listStatuses.initiate())
  await store.dispatch(listConfigs.initiate())

  expect(seen).toHaveLength(1)
})
