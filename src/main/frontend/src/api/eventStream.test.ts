import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fakeStreams } from '../testing/fakeStreams'
import type { BearerTokens } from './baseQuery'
import { defaultTiming, followEvents, untilNewToken } from './eventStream'

const {
  heartbeatTimeoutMillis,
  initialBackoffMillis,
  maxBackoffMillis,
  stableMillis,
  tokenPollMillis,
  hiddenTimeoutMillis,
} = defaultTiming

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

const after = (millis: number) => vi.advanceTimersByTimeAsync(millis)

async function follow(bearer: Partial<BearerTokens> = {}, lastEventId?: string) {
  const end = new AbortController()
  const callbacks = { onOpen: vi.fn(), onEvent: vi.fn(), onDisconnect: vi.fn() }
  const following = followEvents({
    path: '/api/broker/events',
    bearer: { token: async () => 'a-token', renewedToken: async () => null, ...bearer },
    signal: end.signal,
    lastEventId,
    ...callbacks,
  })
  onTestFinished(() => end.abort())
  await after(0)
  return { ...callbacks, following, abort: () => end.abort() }
}

const problemResponse = (status: number, type: string, headers = {}) =>
  new Response(JSON.stringify({ type, title: 'T', status }), { status, headers })

test('events are delivered as they arrive, regardless of network chunks', async () => {
  const { stream } = fakeStreams('stream')
  const { onOpen, onEvent } = await follow()

  stream(0).send(': heartbeat\n\nevent: change\nid: 4')
  stream(0).send('1\ndata: {"a":\ndata: 1}\n\ndata: bare\n\n')
  await after(0)

  expect(onOpen).toHaveBeenCalledOnce()
  expect(onEvent.mock.calls).toEqual([
    [{ name: 'change', id: '41', data: '{"a":\n1}', receivedAt: Date.now() }],
    [{ name: 'message', id: undefined, data: 'bare', receivedAt: Date.now() }],
  ])
})

test('the first request carries the token and the language of the page, and no Last-Event-ID', async () => {
  const { requests } = fakeStreams('stream')
  await follow()

  expect(requests[0]?.get('Authorization')).toBe('Bearer a-token')
  expect(requests[0]?.get('Accept-Language')).toBe('en')
  expect(requests[0]?.has('Last-Event-ID')).toBe(false)
})

test('a stream that ends is reopened with the id of the last event', async () => {
  const { stream, requests } = fakeStreams('stream')
  const { onOpen, onDisconnect } = await follow()
  stream(0).send('id: 7\ndata: x\n\ndata: without an id\n\n')
  await after(0)

  stream(0).end()
  await after(initialBackoffMillis)

  expect(requests[1]?.get('Last-Event-ID')).toBe('7')
  expect(onOpen).toHaveBeenCalledTimes(2)
  expect(onDisconnect).toHaveBeenCalledOnce()
})

test('retries use exponential back-off, which a stable connection resets', async () => {
  const unavailable = problemResponse(503, 'unreachable')
  const { requests, stream } = fakeStreams(unavailable, unavailable, unavailable, 'stream', unavailable)
  const { onDisconnect, onOpen } = await follow()

  await after(initialBackoffMillis - 1)
  expect(requests).toHaveLength(1)
  await after(1)
  expect(requests).toHaveLength(2)
  await after(2 * initialBackoffMillis)
  expect(requests).toHaveLength(3)
  await after(4 * initialBackoffMillis)
  expect(onOpen).toHaveBeenCalledOnce()

  await after(stableMillis)
  stream(0).end()
  await after(initialBackoffMillis)
  expect(requests).toHaveLength(5)
  expect(onDisconnect.mock.calls.map(([failure, failures]) => [failure.status, failures])).toEqual([
    [503, 1],
    [503, 2],
    [503, 3],
    [undefined, 1],
    [503, 2],
  ])
})

test('the back-off has an upper limit', async () => {
  const { requests } = fakeStreams(problemResponse(503, 'unreachable'))
  await follow()
  await after(20 * maxBackoffMillis)

  const before = requests.length
  await after(maxBackoffMillis)

  expect(requests).toHaveLength(before + 1)
})

test('connections that end at once increase the back-off', async () => {
  const { requests, stream } = fakeStreams('stream')
  await follow()

  for (let index = 0; index < 4; index++) {
    stream(index).end()
    await after(initialBackoffMillis * 2 ** index - 1)
    expect(requests).toHaveLength(index + 1)
    await after(1)
    expect(requests).toHaveLength(index + 2)
  }
})

test('the back-off is at least Retry-After', async () => {
  const { requests } = fakeStreams(problemResponse(429, 'too-many-streams', { 'Retry-After': '5' }), 'stream')
  const { onDisconnect } = await follow()

  await after(4_999)
  expect(requests).toHaveLength(1)
  await after(1)

  expect(requests).toHaveLength(2)
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('too-many-streams')
})

test('the stream is reopened at once when the browser is online again', async () => {
  const { requests } = fakeStreams('no-network', 'no-network', 'no-network', 'stream')
  const { onOpen } = await follow()
  await after(initialBackoffMillis)
  await after(2 * initialBackoffMillis)
  expect(requests).toHaveLength(3)

  window.dispatchEvent(new Event('online'))
  await after(0)

  expect(onOpen).toHaveBeenCalledOnce()
})

test('a stream without a heartbeat is closed and reopened', async () => {
  const { stream, opened } = fakeStreams('stream')
  const { onDisconnect } = await follow()
  await after(heartbeatTimeoutMillis - 1)
  stream(0).send(':\n\n')
  await after(heartbeatTimeoutMillis - 1)
  expect(stream(0).isClosed).toBe(false)

  await after(1)
  expect(stream(0).isClosed).toBe(true)
  await after(initialBackoffMillis)

  expect(opened).toHaveLength(2)
  expect(onDisconnect).toHaveBeenCalledOnce()
})

test('a rejected token is renewed once', async () => {
  const { requests } = fakeStreams(problemResponse(401, 'sign-in-required'), 'stream')
  const { onOpen, onDisconnect } = await follow({ renewedToken: async () => 'renewed' })

  expect(requests.map((headers) => headers.get('Authorization'))).toEqual(['Bearer a-token', 'Bearer renewed'])
  expect(onOpen).toHaveBeenCalledOnce()
  expect(onDisconnect).not.toHaveBeenCalled()
})

test.each([
  ['cannot be renewed', null, 1],
  ['is rejected after its renewal', 'renewed', 2],
])('a token that %s ends the attempts', async (_case, renewed, requestCount) => {
  const { requests } = fakeStreams(problemResponse(401, 'sign-in-required'))
  const { onDisconnect, following } = await follow({ renewedToken: async () => renewed })

  expect(await following).toMatchObject({ reason: 'rejected', token: renewed ?? 'a-token' })
  expect(requests).toHaveLength(requestCount)
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('sign-in-required')
})

test('a new token ends the wait for one, and the rejected token does not', async () => {
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const token = vi.fn(async () => 'rejected')
  const done = vi.fn()
  untilNewToken('rejected', { bearer: { token, renewedToken: token }, signal: end.signal }, defaultTiming).then(done)

  await after(10 * tokenPollMillis)
  expect(done).not.toHaveBeenCalled()
  token.mockResolvedValue('new')
  await after(tokenPollMillis)

  expect(done).toHaveBeenCalledOnce()
})

test('a missing role causes no more requests', async () => {
  const { requests } = fakeStreams(problemResponse(403, 'role-missing'))
  await follow()

  await after(maxBackoffMillis * 10)

  expect(requests).toHaveLength(1)
})

test('a response of another content type is a failure', async () => {
  fakeStreams(new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'stream')
  const { onOpen, onDisconnect } = await follow()

  expect(onOpen).not.toHaveBeenCalled()
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('not-understood')
})

test('a failure to get the token is retried', async () => {
  const { requests } = fakeStreams('stream')
  const token = vi.fn().mockRejectedValueOnce(new Error('no settings')).mockResolvedValue('late')
  await follow({ token })

  await after(initialBackoffMillis)

  expect(requests.map((headers) => headers.get('Authorization'))).toEqual(['Bearer late'])
})

test('a page that is hidden for a while closes its stream', async () => {
  const { stream } = fakeStreams('stream')
  const { onDisconnect, following } = await follow()
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange'))

  await after(hiddenTimeoutMillis - 1)
  expect(stream(0).isClosed).toBe(false)
  await after(1)

  expect(stream(0).isClosed).toBe(true)
  expect(await following).toMatchObject({ reason: 'hidden' })
  expect(onDisconnect).not.toHaveBeenCalled()
})

test('a page that the person leaves closes its stream at once', async () => {
  const { stream } = fakeStreams('stream')
  const { following } = await follow()

  window.dispatchEvent(new Event('pagehide'))

  expect(stream(0).isClosed).toBe(true)
  expect(await following).toMatchObject({ reason: 'hidden' })
})

test('the first request carries the id of the last event of an earlier stream', async () => {
  const { requests } = fakeStreams('stream')
  await follow({}, '17')

  expect(requests[0]?.get('Last-Event-ID')).toBe('17')
})

test.each([
  ['while the stream is open', ['stream'] as const],
  ['during the back-off', ['no-network'] as const],
])('aborting ends the stream %s', async (_case, responses) => {
  const { requests } = fakeStreams(...responses)
  const { abort, following, onDisconnect } = await follow()
  const disconnects = onDisconnect.mock.calls.length

  abort()
  await following
  await after(maxBackoffMillis * 3)

  expect(requests).toHaveLength(1)
  expect(onDisconnect).toHaveBeenCalledTimes(disconnects)
})
