import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type FakeStream, fakeStreams } from '../testing/fakeStreams'
import { fakeBrowser } from '../testing/fakeTabs'
import { defaultTiming } from './eventStream'
import { LiveStream } from './liveStream'
import type { StreamEvent } from './openStream'

const first = '11111111-1111-4111-8111-111111111111'
const second = '22222222-2222-4222-8222-222222222222'
const { heartbeatTimeoutMillis, sharedHiddenTimeoutMillis, presenceMillis } = defaultTiming
const settleMillis = 300

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

const advance = (millis: number) => vi.advanceTimersByTimeAsync(millis)

function tokenOf(subject: string): string {
  return `x.${btoa(JSON.stringify({ iss: 'https://sign-in.example', sub: subject }))}.x`
}

const tokensOf = (subject: string) => ({ token: async () => tokenOf(subject), renewedToken: async () => null })

function listener(prices?: string) {
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const events: StreamEvent[] = []
  return {
    ...(prices !== undefined && { prices }),
    signal: end.signal,
    onOpen: vi.fn(),
    onEvent: (event: StreamEvent) => void events.push(event),
    onDisconnect: vi.fn(),
    onMissed: vi.fn(),
    events,
    names: () => events.map(({ name, data }) => `${name} ${JSON.parse(data).configId ?? ''}`.trim()),
    close: () => end.abort(),
  }
}

const event = (name: string, data: object, id?: number) =>
  `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
const status = (configId: string, id: number, state = 'CONNECTED') => event('status', { configId, state }, id)
const feed = (configId: string, mode = 'STREAMING') => event('feed', { configId, mode })
const price = (configId: string, key: string, lastPrice: number, complete = false) =>
  event('prices', { configId, complete, asOf: 'x', totals: {}, holdings: [{ key, lastPrice }] })

/** The paths of all requests. */
function requestedPaths(): string[] {
  return vi.mocked(fetch).mock.calls.map(([url]) => {
    const { pathname, searchParams } = new URL(String(url))
    return `${pathname} ${searchParams.get('prices') ?? ''}`.trim()
  })
}

function openTab(browser = fakeBrowser(), person = 'asha', prices?: string) {
  const stream = new LiveStream(tokensOf(person), browser)
  const statuses = listener()
  stream.subscribe(statuses)
  const watched = prices === undefined ? null : listener(prices)
  if (watched) stream.subscribe(watched)
  const close = () => {
    statuses.close()
    watched?.close()
  }
  return { stream, statuses, watched, close }
}

describe('one tab', () => {
  test('has one connection for status changes and for the prices of all listeners', async () => {
    const { stream } = fakeStreams('stream')
    const tab = openTab(undefined, 'asha', first)
    const other = listener(second)
    tab.stream.subscribe(other)
    await advance(settleMillis)

    stream(0).send(status(first, 1) + feed(first) + feed(second))
    await advance(0)

    expect(requestedPaths()).toEqual([`/api/broker/stream ${first},${second}`])
    expect(tab.statuses.names()).toEqual([`status ${first}`])
    expect(tab.watched?.names()).toEqual([`feed ${first}`])
    expect(other.names()).toEqual([`feed ${second}`])
  })

  test('opens another connection for other portfolios, which loses no change', async () => {
    const { stream, requests } = fakeStreams('stream')
    const tab = openTab()
    await advance(settleMillis)
    stream(0).send(status(first, 7))
    await advance(0)

    tab.stream.subscribe(listener(first))
    await advance(settleMillis)

    expect(stream(0).isClosed).toBe(true)
    expect(requestedPaths()).toEqual(['/api/broker/stream', `/api/broker/stream ${first}`])
    expect(requests[1]?.get('Last-Event-ID')).toBe('7')
    expect(tab.statuses.onDisconnect).not.toHaveBeenCalled()
  })

  test('gives a later listener the current state', async () => {
    const { stream } = fakeStreams('stream')
    const tab = openTab(undefined, 'asha', first)
    await advance(settleMillis)
    stream(0).send(status(first, 1, 'CONNECTING') + status(second, 1))
    stream(0).send(event('change', { connectionId: first, status: { configId: first, state: 'CONNECTED' } }, 2))
    stream(0).send(event('change', { connectionId: second }, 3))
    stream(0).send(feed(first) + price(first, 'A', 1, true) + price(first, 'B', 2) + price(first, 'A', 3))
    await advance(0)

    const late = { statuses: listener(), prices: listener(first) }
    tab.stream.subscribe(late.statuses)
    tab.stream.subscribe(late.prices)

    expect(late.statuses.onOpen).toHaveBeenCalledOnce()
    expect(late.statuses.events.map(({ data }) => JSON.parse(data))).toEqual([{ configId: first, state: 'CONNECTED' }])
    expect(late.prices.names()).toEqual([`feed ${first}`, `prices ${first}`])
    expect(JSON.parse(late.prices.events[1]?.data ?? '')).toMatchObject({
      complete: true,
      holdings: [
        { key: 'A', lastPrice: 3 },
        { key: 'B', lastPrice: 2 },
      ],
    })
  })

  test('closes the connection with its last listener', async () => {
    const { stream, requests } = fakeStreams('stream')
    const tab = openTab()
    await advance(settleMillis)

    tab.close()
    await advance(settleMillis)

    expect(stream(0).isClosed).toBe(true)
    expect(requests).toHaveLength(1)
  })

  test('gives nothing to earlier listeners after a reset', async () => {
    const { stream } = fakeStreams('stream')
    const tab = openTab()
    await advance(settleMillis)

    tab.stream.reset()
    const next = listener()
    tab.stream.subscribe(next)
    await advance(settleMillis)
    stream(1).send(status(first, 1))
    await advance(0)

    expect(stream(0).isClosed).toBe(true)
    expect(tab.statuses.events).toEqual([])
    expect(next.events).toHaveLength(1)
  })

  test.each([
    ['when the person leaves it', 'pagehide', 'pageshow'],
    ['when it has been hidden for a while', 'hidden', 'visible'],
  ])('closes the connection %s, and opens it when the person is back', async (_case, away, back) => {
    const { stream, requests } = fakeStreams('stream')
    openTab()
    await advance(settleMillis)
    stream(0).send(status(first, 9))
    await advance(0)

    dispatch(away)
    await advanceWithHeartbeats(away === 'pagehide' ? 0 : sharedHiddenTimeoutMillis, stream(0))
    expect(stream(0).isClosed).toBe(true)
    await advance(10 * sharedHiddenTimeoutMillis)
    expect(requests).toHaveLength(1)
    dispatch(back)
    await advance(settleMillis)

    expect(requests[1]?.get('Last-Event-ID')).toBe('9')
  })

  test('without locks has a connection of its own', async () => {
    fakeStreams('stream')
    const stream = new LiveStream(tokensOf('asha'), null)
    const statuses = listener()
    stream.subscribe(statuses)
    await advance(settleMillis)

    expect(statuses.onOpen).toHaveBeenCalledOnce()
  })

  test('whose browser refuses locks has a connection of its own', async () => {
    fakeStreams('stream')
    const request = () => Promise.reject(new DOMException('no', 'SecurityError'))
    const tab = openTab({ ...fakeBrowser(), locks: { request } as never })
    await advance(settleMillis)

    expect(tab.statuses.onOpen).toHaveBeenCalledOnce()
  })
})

describe('the tabs of one person', () => {
  test('share one connection, and all get the events that they want', async () => {
    const { stream, requests } = fakeStreams('stream')
    const browser = fakeBrowser()
    const tabs = Array.from({ length: 8 }, (_, index) => openTab(browser, 'asha', index % 2 ? first : second))
    await advance(settleMillis)
    const open = requests.length - 1

    stream(open).send(status(first, 1) + feed(first) + feed(second))
    await advance(0)

    expect(requests.filter((_, index) => !stream(index).isClosed)).toHaveLength(1)
    for (const [index, { statuses, watched }] of tabs.entries()) {
      expect(statuses.names()).toEqual([`status ${first}`])
      expect(watched?.names()).toEqual([`feed ${index % 2 ? first : second}`])
    }
  })

  test('continue without a loss when the tab with the connection closes', async () => {
    const { stream, requests } = fakeStreams('stream')
    const browser = fakeBrowser()
    const leader = openTab(browser)
    await advance(settleMillis)
    const follower = openTab(browser)
    await advance(settleMillis)
    stream(0).send(status(first, 1) + event('change', { connectionId: first }, 5))
    await advance(0)

    leader.close()
    await advance(settleMillis)

    expect(stream(0).isClosed).toBe(true)
    expect(requests[1]?.get('Last-Event-ID')).toBe('5')
    stream(1).send(event('change', { connectionId: second }, 6))
    await advance(0)
    expect(follower.statuses.events.map(({ id }) => id)).toEqual(['1', '5', '6'])
    expect(leader.statuses.events.map(({ id }) => id)).toEqual(['1', '5'])
  })

  test('get the current state when they come later', async () => {
    const { stream, requests } = fakeStreams('stream')
    const browser = fakeBrowser()
    openTab(browser, 'asha', first)
    await advance(settleMillis)
    stream(0).send(status(first, 4) + feed(first) + price(first, 'A', 1, true))
    await advance(0)

    const late = openTab(browser, 'asha', first)
    await advance(settleMillis)

    expect(requests).toHaveLength(1)
    expect(late.statuses.names()).toEqual([`status ${first}`])
    expect(late.watched?.names()).toEqual([`feed ${first}`, `prices ${first}`])
    expect(late.statuses.onMissed).not.toHaveBeenCalled()
  })

  test('are told of a lost connection and of its retries', async () => {
    const { stream } = fakeStreams('stream', 'no-network', 'stream')
    const browser = fakeBrowser()
    const leader = openTab(browser)
    await advance(settleMillis)
    const follower = openTab(browser)
    await advance(settleMillis)

    stream(0).end()
    await advance(defaultTiming.initialBackoffMillis)
    for (const { statuses } of [leader, follower]) {
      expect(statuses.onDisconnect.mock.calls.map(([, failures]) => failures)).toEqual([1, 2])
    }
    await advance(defaultTiming.maxBackoffMillis)

    for (const { statuses } of [leader, follower]) expect(statuses.onOpen).toHaveBeenCalledTimes(2)
  })

  test('continue in another tab when the sign-in of the tab with the connection has ended', async () => {
    const unauthorized = () => new Response('{}', { status: 401 })
    const { stream, requests } = fakeStreams('stream', unauthorized(), 'stream')
    const browser = fakeBrowser()
    const leader = openTab(browser)
    await advance(settleMillis)
    const follower = openTab(browser)
    await advance(settleMillis)

    stream(0).end()
    await advance(defaultTiming.initialBackoffMillis + settleMillis)

    expect(requests).toHaveLength(3)
    expect(follower.statuses.onOpen).toHaveBeenCalledTimes(2)
    expect(leader.statuses.onOpen).toHaveBeenCalledTimes(1)
  })

  test('take the connection from a tab that no longer reacts', async () => {
    const { stream, requests } = fakeStreams('stream')
    const browser = fakeBrowser()
    openTab(browser)
    await advance(settleMillis)
    const follower = openTab({ ...browser, openChannel: silentChannel })
    await advance(settleMillis)

    await advanceWithHeartbeats(heartbeatTimeoutMillis + 2 * presenceMillis, stream(0))

    expect(requests).toHaveLength(2)
    expect(stream(0).isClosed).toBe(true)
    expect(follower.statuses.onOpen).toHaveBeenCalledOnce()
  })
})

test('persons in tabs of one browser have connections of their own and never get events of each other', async () => {
  const { stream, requests } = fakeStreams('stream')
  const browser = fakeBrowser()
  const asha = openTab(browser, 'asha')
  await advance(settleMillis)
  const ravi = openTab(browser, 'ravi')
  await advance(settleMillis)

  stream(0).send(status(first, 1))
  stream(1).send(status(second, 2))
  await advance(0)

  expect(requests.map((headers) => headers.get('Authorization'))).toEqual([
    `Bearer ${tokenOf('asha')}`,
    `Bearer ${tokenOf('ravi')}`,
  ])
  expect(asha.statuses.names()).toEqual([`status ${first}`])
  expect(ravi.statuses.names()).toEqual([`status ${second}`])
  expect(new Set(browser.channelNames()).size).toBe(2)
})

test('a tab whose person changed never reconnects with the new token for the old person', async () => {
  const { stream, requests } = fakeStreams('stream')
  let person = 'asha'
  const tokens = { token: async () => tokenOf(person), renewedToken: async () => null }
  const browser = fakeBrowser()
  new LiveStream(tokens, browser).subscribe(listener())
  await advance(settleMillis)
  const other = openTab(browser, 'asha')
  await advance(settleMillis)

  person = 'ravi'
  stream(0).end()
  await advance(defaultTiming.initialBackoffMillis + 2 * defaultTiming.tokenPollMillis)
  const sent = requests.map((headers) => headers.get('Authorization'))
  stream(sent.indexOf(`Bearer ${tokenOf('ravi')}`)).send(status(second, 3))
  await advance(0)

  expect(other.statuses.names()).not.toContain(`status ${second}`)
})

async function advanceWithHeartbeats(millis: number, stream: FakeStream) {
  const heartbeatMillis = 10_000
  for (let passed = 0; passed < millis; passed += heartbeatMillis) {
    if (!stream.isClosed) stream.send(':\n\n')
    await advance(heartbeatMillis)
  }
}

function silentChannel() {
  return { postMessage: () => {}, close: () => {}, onmessage: null }
}

function dispatch(change: string) {
  if (change.startsWith('page')) {
    window.dispatchEvent(new Event(change))
    return
  }
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(change === 'hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}
