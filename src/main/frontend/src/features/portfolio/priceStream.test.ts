import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { usualTiming } from '../../api/eventStream'
import { config } from '../../testing/data'
import { lines } from '../../testing/lines'
import { holding, priceOf, prices } from '../../testing/portfolioData'
import { openPriceStream } from './priceStream'

const bearer = { token: async () => 'a-token', renewedToken: async () => null }
const streaming = { configId: config.id, mode: 'STREAMING' }
const update = (price: number, complete = false) => prices([priceOf(holding('INFY'), price)], { complete })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

const after = (millis: number) => vi.advanceTimersByTimeAsync(millis)

async function listen() {
  const { line, opened, requests } = lines('line')
  const mergePrices = { onFeed: vi.fn(), onPrices: vi.fn(), onRefetchNeeded: vi.fn(), onConnectionLost: vi.fn() }
  const { end } = openPriceStream(config.id, bearer, mergePrices)
  onTestFinished(end)
  await after(0)
  const send = async (index: number, ...events: [name: string, data: object][]) => {
    for (const [name, data] of events) line(index).send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    await after(0)
  }
  return { ...mergePrices, end, send, line, opened, requests }
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

test('the account is read again when what is owned changed, and not at the beginning nor when the line comes back', async () => {
  const { send, onRefetchNeeded, line } = await listen()
  await send(0, ['feed', streaming], ['prices', update(1, true)])
  line(0).end()
  await after(usualTiming.firstPauseMillis)
  await send(1, ['feed', streaming], ['prices', update(2, true)])
  expect(onRefetchNeeded).not.toHaveBeenCalled()

  await send(1, ['prices', update(3, true)])

  expect(onRefetchNeeded).toHaveBeenCalledTimes(1)
})

test('the account is read again when prices stop, and when they come back', async () => {
  const { send, onRefetchNeeded } = await listen()
  await send(0, ['feed', streaming], ['feed', { ...streaming, mode: 'POLLING' }])
  expect(onRefetchNeeded).not.toHaveBeenCalled()

  await send(0, ['feed', { ...streaming, mode: 'OFF' }])
  await send(0, ['feed', streaming])

  expect(onRefetchNeeded).toHaveBeenCalledTimes(2)
})

test('a line that breaks once is no news, one that does not come back is', async () => {
  const { line, onConnectionLost } = await listen()
  line(0).end()
  await after(0)
  expect(onConnectionLost).not.toHaveBeenCalled()

  await after(usualTiming.firstPauseMillis)
  line(1).end()
  await after(0)

  expect(onConnectionLost).toHaveBeenCalledTimes(1)
  expect(onConnectionLost.mock.calls[0]?.[0]).toMatchObject({ type: 'unreachable' })
})

test('ending it closes the line, and what is still gathered is not drawn', async () => {
  const { send, end, opened, onPrices } = await listen()
  await send(0, ['prices', update(1, true)], ['prices', update(2)])

  end()
  await after(1000)

  expect(opened[0]?.isGivenUp).toBe(true)
  expect(onPrices).toHaveBeenCalledTimes(1)
})
