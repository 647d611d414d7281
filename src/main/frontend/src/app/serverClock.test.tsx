import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { config, connected, now } from '../testing/data'
import { renderApp } from '../testing/renderApp'
import { changeStream, problem, server } from '../testing/server'

const hour = 3_600_000
/** the instant at which the session of the connection ends */
const end = Date.parse('2026-11-23T00:30:00Z')
const warning = /^Your Family account session ends in/

let serverTime = now

function serverTimeHeader() {
  return { headers: { 'Server-Time': new Date(serverTime).toISOString() } }
}

beforeEach(() => {
  serverTime = now
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config], serverTimeHeader())),
    http.get('/api/broker/status', () => HttpResponse.json([connected], serverTimeHeader())),
  )
})

const card = () => screen.findByRole('article', { name: 'Family account' })

test.each([
  ['three days ahead', 72],
  ['a day behind', -24],
  ['right', 0],
])('times are relative to the server, with a browser clock that is %s', async (_name, hoursAhead) => {
  vi.setSystemTime(now + hoursAhead * hour)
  renderApp()

  await waitFor(async () => expect(await card()).toHaveTextContent(/tomorrow at 6:00 am IST.*, in.14.hours/))
  expect(await card()).toHaveTextContent('5 minutes ago')
  expect(screen.queryByText(warning)).not.toBeInTheDocument()
})

test('a warning appears by the clock of the server', async () => {
  serverTime = end - 30 * 60_000
  renderApp()

  expect((await screen.findAllByText(warning))[0]).toHaveTextContent('in 30 minutes')
})

test('a refused request tells the time as well', async () => {
  serverTime = end - 30 * 60_000
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
    http.get('/api/broker/configs/:id/events', () => {
      const refusal = problem(503, 'database-unavailable')
      refusal.headers.set('Server-Time', new Date(serverTime).toISOString())
      return refusal
    }),
  )
  renderApp()

  expect((await screen.findAllByText(warning))[0]).toHaveTextContent('in 30 minutes')
})

test('a clock that is moved while the page is open is followed, forwards and backwards', async () => {
  const stream = changeStream()
  server.use(http.get('/api/broker/stream', () => stream.response))
  renderApp()
  await waitFor(async () => expect(await card()).toHaveTextContent(/, in.14.hours/))
  const time = (at: number) =>
    stream.write(`event: time\ndata: ${JSON.stringify({ now: new Date(at).toISOString() })}\n\n`)

  time(end - 10 * 60_000)
  expect((await screen.findAllByText(warning))[0]).toHaveTextContent('in 10 minutes')
  expect(screen.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  expect(await card()).toHaveTextContent('today at 6:00 am IST')

  time(now)
  await waitFor(async () => expect(await card()).toHaveTextContent(/, in.14.hours/))
  expect(screen.queryByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument()
})
