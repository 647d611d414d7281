import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { defaultTiming } from '../../api/eventStream'
import { config } from '../../testing/data'
import { fakeStreams } from '../../testing/fakeStreams'
import { holding, priceOf, prices } from '../../testing/portfolioData'
import { openPriceStream } from './priceStream'

const streaming = { configId: config.id, mode: 'STREAMING' }
const update = (price: number, complete = false) => prices([priceOf(holding('INFY'), price)], { complete })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

const after = (millis: number) => vi.advanceTimersByTimeAsync(millis)

const settleMillis = 30

async function open() {
  // each test has a stream of its own
  const tokens = { token: async () => 'a-token', renewedToken: async () => null }
  const { stream, opened, requests } = fakeStreams('stream')
  const listener = { onFeed: vi.fn(), onPrices: vi.fn(), onRefetchNeeded: vi.fn(), onConnectionLost: vi.fn() }
  const { close } = openPriceStream(config.id, tokens, listener)
  onTestFinished(close)
  await after(settleMillis)
  const send = async (index: number, ...events: [name: string, data: object][]) => {
    for (const [name, data] of events) stream(index).send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    await after(0)
  }
  return { ...listener, close, send, stream, opened, requests }
}

test('the first price is delivered at once, and those of the next 250 ms in one batch', async () => {
  const { send, onPrices } = await open()

  await send(0, ['prices', update(1, true)], ['prices', update(2)], ['prices', update(3)])
  expect(onPrices).toHaveBeenCalledTimes(1)
  await after(249)
  expect(onPrices).toHaveBeenCalledTimes(1)
  await after(1)

  expect(onPrices).toHaveBeenCalledTimes(2)
  expect(onPrices.mock.calls[1]?.[0]).toEqual([update(2), update(3)])
  await after(10_000)
  expect(onPrices).toHaveBeenCalledTimes(2)
})

test('a refetch is needed when the list of holdings changes, but not after a (re)connection', async () => {
  const { send, onRefetchNeeded, stream } = await open()
  await send(0, ['feed', streaming], ['prices', update(1, true)])
  stream(0).end()
  await after(defaultTiming.initialBackoffMillis)
  await send(1, ['feed', streaming], ['prices', update(2, true)])
  expect(onRefetchNeeded).not.toHaveBeenCalled()

  await send(1, ['prices', update(3, true)])

  expect(onRefetchNeeded).toHaveBeenCalledTimes(1)
})

test('a refetch is needed when prices stop, and when they start again', async () => {
  const { send, onRefetchNeeded } = await open()
  await send(0, ['feed', streaming], ['feed', { ...streaming, mode: 'POLLING' }])
  expect(onRefetchNeeded).not.toHaveBeenCalled()

  await send(0, ['feed', { ...streaming, mode: 'OFF' }])
  await send(0, ['feed', streaming])

  expect(onRefetchNeeded).toHaveBeenCalledTimes(2)
})

test('a lost connection is reported from the second failure in a row on', async () => {
  const { stream, onConnectionLost } = await open()
  stream(0).end()
  await after(0)
  expect(onConnectionLost).not.toHaveBeenCalled()

  await after(defaultTiming.initialBackoffMillis)
  stream(1).end()
  await after(0)

  expect(onConnectionLost).toHaveBeenCalledTimes(1)
  expect(onConnectionLost.mock.calls[0]?.[0]).toMatchObject({ type: 'unreachable' })
})

test('closing ends the connection, and pending prices are not delivered', async () => {
  const { send, close, opened, onPrices } = await open()
  await send(0, ['prices', update(1, true)], ['prices', update(2)])

  close()
  await after(1000)

  expect(opened[0]?.isClosed).toBe(true)
  expect(onPrices).toHaveBeenCalledTimes(1)
})
