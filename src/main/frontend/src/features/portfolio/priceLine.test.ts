import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { defaultTiming } from '../../api/eventStream'
import { config } from '../../testing/data'
import { fakeStreams } from '../../testing/fakeStreams'
import { holding, priceOf, prices } from '../../testing/portfolioData'
import { priceLine } from './priceLine'

const bearer = { token: async () => 'a-token', renewedToken: async () => null }
const streaming = { configId: config.id, mode: 'STREAMING' }
const update = (price: number, complete = false) => prices([priceOf(holding('INFY'), price)], { complete })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

const after = (millis: number) => vi.advanceTimersByTimeAsync(millis)

async function listen() {
  const { stream, opened, requests } = fakeStreams('stream')
  const heard = { onFeed: vi.fn(), onPrices: vi.fn(), onOther: vi.fn(), onLost: vi.fn() }
  const { end } = priceLine(config.id, bearer, heard)
  onTestFinished(end)
  await after(0)
  const send = async (index: number, ...events: [name: string, data: object][]) => {
    for (const [name, data] of events) stream(index).send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    await after(0)
  }
  return { ...heard, end, send, stream, opened, requests }
}

test('the first price is drawn at once, what follows in a quarter of a second together', async () => {
  const { send, onPrices } = await listen()

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

test('the account is read again when what is owned changed, and not at the beginning nor when the stream comes back', async () => {
  const { send, onOther, stream } = await listen()
  await send(0, ['feed', streaming], ['prices', update(1, true)])
  stream(0).end()
  await after(defaultTiming.initialBackoffMillis)
  await send(1, ['feed', streaming], ['prices', update(2, true)])
  expect(onOther).not.toHaveBeenCalled()

  await send(1, ['prices', update(3, true)])

  expect(onOther).toHaveBeenCalledTimes(1)
})

test('the account is read again when prices stop, and when they come back', async () => {
  const { send, onOther } = await listen()
  await send(0, ['feed', streaming], ['feed', { ...streaming, mode: 'POLLING' }])
  expect(onOther).not.toHaveBeenCalled()

  await send(0, ['feed', { ...streaming, mode: 'OFF' }])
  await send(0, ['feed', streaming])

  expect(onOther).toHaveBeenCalledTimes(2)
})

test('a stream that breaks once is no news, one that does not come back is', async () => {
  const { stream, onLost } = await listen()
  stream(0).end()
  await after(0)
  expect(onLost).not.toHaveBeenCalled()

  await after(defaultTiming.initialBackoffMillis)
  stream(1).end()
  await after(0)

  expect(onLost).toHaveBeenCalledTimes(1)
  expect(onLost.mock.calls[0]?.[0]).toMatchObject({ type: 'unreachable' })
})

test('ending it closes the stream, and what is still gathered is not drawn', async () => {
  const { send, end, opened, onPrices } = await listen()
  await send(0, ['prices', update(1, true)], ['prices', update(2)])

  end()
  await after(1000)

  expect(opened[0]?.isClosed).toBe(true)
  expect(onPrices).toHaveBeenCalledTimes(1)
})
