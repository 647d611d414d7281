import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { fakeStreams } from '../testing/fakeStreams'
import type { BearerTokens } from './baseQuery'
import { defaultTiming, followEvents } from './eventStream'

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

async function follow(bearer: Partial<BearerTokens> = {}) {
  const end = new AbortController()
  const seen = { onOpen: vi.fn(), onEvent: vi.fn(), onDisconnect: vi.fn() }
  const following = followEvents({
    path: '/api/broker/events',
    bearer: { token: async () => 'a-token', renewedToken: async () => null, ...bearer },
    signal: end.signal,
    ...seen,
  })
  onTestFinished(() => end.abort())
  await after(0)
  return { ...seen, following, abort: () => end.abort() }
}

const refusal = (status: number, type: string, headers = {}) =>
  new Response(JSON.stringify({ type, title: 'T', status }), { status, headers })

test('events are told as they come, however the network cuts them', async () => {
  const { stream } = fakeStreams('stream')
  const { onOpen, onEvent } = await follow()

  stream(0).send(': heartbeat\n\nevent: change\nid: 4')
  stream(0).send('1\ndata: {"a":\ndata: 1}\n\ndata: bare\n\n')
  await after(0)

  expect(onOpen).toHaveBeenCalledOnce()
  expect(onEvent.mock.calls).toEqual([
    [{ name: 'change', id: '41', data: '{"a":\n1}' }],
    [{ name: 'message', id: undefined, data: 'bare' }],
  ])
})

test('the token is sent, and nothing to resume from at first', async () => {
  const { requests } = fakeStreams('stream')
  await follow()

  expect(requests[0]?.get('Authorization')).toBe('Bearer a-token')
  expect(requests[0]?.has('Last-Event-ID')).toBe(false)
})

test('a stream that ends is opened again after the last event that came', async () => {
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

test('a server that is away is asked again with longer and longer pauses, and from the start after a good life', async () => {
  const away = refusal(503, 'unreachable')
  const { requests, stream } = fakeStreams(away, away, away, 'stream', away)
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
  expect(onDisconnect.mock.calls.map(([failure, tries]) => [failure.status, tries])).toEqual([
    [503, 1],
    [503, 2],
    [503, 3],
    [undefined, 1],
    [503, 2],
  ])
})

test('no pause is longer than the longest', async () => {
  const { requests } = fakeStreams(refusal(503, 'unreachable'))
  await follow()
  await after(20 * maxBackoffMillis)

  const before = requests.length
  await after(maxBackoffMillis)

  expect(requests).toHaveLength(before + 1)
})

test('a server that accepts and hangs up again and again is not hammered', async () => {
  const { requests, stream } = fakeStreams('stream')
  await follow()

  for (let life = 0; life < 4; life++) {
    stream(life).end()
    await after(initialBackoffMillis * 2 ** life - 1)
    expect(requests).toHaveLength(life + 1)
    await after(1)
    expect(requests).toHaveLength(life + 2)
  }
})

test('the pause is at least what the server asks for', async () => {
  const { requests } = fakeStreams(refusal(429, 'too-many-streams', { 'Retry-After': '5' }), 'stream')
  const { onDisconnect } = await follow()

  await after(4_999)
  expect(requests).toHaveLength(1)
  await after(1)

  expect(requests).toHaveLength(2)
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('too-many-streams')
})

test('a network that comes back is used at once', async () => {
  const { requests } = fakeStreams('no-network', 'no-network', 'no-network', 'stream')
  const { onOpen } = await follow()
  await after(initialBackoffMillis)
  await after(2 * initialBackoffMillis)
  expect(requests).toHaveLength(3)

  window.dispatchEvent(new Event('online'))
  await after(0)

  expect(onOpen).toHaveBeenCalledOnce()
})

test('a stream on which nothing is heard, not even a heartbeat, is given up and opened again', async () => {
  const { stream, opened } = fakeStreams('stream')
  const { onDisconnect } = await follow()
  await after(heartbeatTimeoutMillis - 1)
  stream(0).send(':\n\n')
  await after(heartbeatTimeoutMillis - 1)
  expect(stream(0).isGivenUp).toBe(false)

  await after(1)
  expect(stream(0).isGivenUp).toBe(true)
  await after(initialBackoffMillis)

  expect(opened).toHaveLength(2)
  expect(onDisconnect).toHaveBeenCalledOnce()
})

test('a token that is refused is renewed once', async () => {
  const { requests } = fakeStreams(refusal(401, 'sign-in-required'), 'stream')
  const { onOpen, onDisconnect } = await follow({ renewedToken: async () => 'renewed' })

  expect(requests.map((headers) => headers.get('Authorization'))).toEqual(['Bearer a-token', 'BearerTokens renewed'])
  expect(onOpen).toHaveBeenCalledOnce()
  expect(onDisconnect).not.toHaveBeenCalled()
})

test.each([
  ['nobody can renew', null, 1],
  ['is refused after its renewal', 'renewed', 2],
])('a sign-in that %s is asked for nothing more until there is another token', async (_why, renewed, asked) => {
  const { requests } = fakeStreams(refusal(401, 'sign-in-required'))
  const token = vi.fn(async () => renewed ?? 'a-token')
  const { onDisconnect } = await follow({ token, renewedToken: async () => renewed })

  await after(maxBackoffMillis * 10)
  expect(requests).toHaveLength(asked)
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('sign-in-required')

  token.mockResolvedValue('of a new sign-in')
  await after(tokenPollMillis)
  expect(requests[asked]?.get('Authorization')).toBe('BearerTokens of a new sign-in')
})

test('someone without the role is not asked for again either', async () => {
  const { requests } = fakeStreams(refusal(403, 'role-missing'))
  await follow()

  await after(maxBackoffMillis * 10)

  expect(requests).toHaveLength(1)
})

test('an answer that is no stream is a failure, not an empty stream', async () => {
  fakeStreams(new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 'stream')
  const { onOpen, onDisconnect } = await follow()

  expect(onOpen).not.toHaveBeenCalled()
  expect(onDisconnect.mock.calls[0]?.[0].type).toBe('not-understood')
})

test('a sign-in whose settings cannot be had is tried again', async () => {
  const { requests } = fakeStreams('stream')
  const token = vi.fn().mockRejectedValueOnce(new Error('no settings')).mockResolvedValue('late')
  await follow({ token })

  await after(initialBackoffMillis)

  expect(requests.map((headers) => headers.get('Authorization'))).toEqual(['BearerTokens late'])
})

test('a page that nobody looks at lets go of its stream, and comes back where it was', async () => {
  const { stream, requests } = fakeStreams('stream')
  const { onDisconnect, onOpen } = await follow()
  stream(0).send('id: 9\ndata: x\n\n')
  const look = (hidden: boolean) => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
    document.dispatchEvent(new Event('visibilitychange'))
  }

  look(true)
  for (let waited = 0; waited < hiddenTimeoutMillis; waited += 10_000) {
    expect(stream(0).isGivenUp).toBe(false)
    stream(0).send(':\n\n')
    await after(10_000)
  }
  expect(stream(0).isGivenUp).toBe(true)
  await after(hiddenTimeoutMillis)
  expect(requests).toHaveLength(1)

  look(false)
  await after(0)
  expect(requests[1]?.get('Last-Event-ID')).toBe('9')
  expect(onOpen).toHaveBeenCalledTimes(2)
  expect(onDisconnect).not.toHaveBeenCalled()
})

test.each([
  ['while the stream stands', ['stream'] as const],
  ['during a pause', ['no-network'] as const],
  ['while somebody has to sign in', [refusal(401, 'sign-in-required')] as const],
])('it ends for good %s', async (_when, answers) => {
  const { requests } = fakeStreams(...answers)
  const { abort, following, onDisconnect } = await follow()
  const downs = onDisconnect.mock.calls.length

  abort()
  await following
  await after(maxBackoffMillis * 3)

  expect(requests).toHaveLength(1)
  expect(onDisconnect).toHaveBeenCalledTimes(downs)
})
