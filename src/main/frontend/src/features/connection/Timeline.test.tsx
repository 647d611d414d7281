import { screen, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/generated'
import { now } from '../../testing/data'
import { renderWithProviders } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'
import { Timeline } from './Timeline'

let sequence = 0

function entry(change: TimelineEntry['change'], more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    sequence: ++sequence,
    at: '2026-11-22T03:42:00Z',
    change,
    from: 'DISCONNECTED',
    to: 'CONNECTED',
    actor: 'you',
    text: 'The server’s text',
    ...more,
  }
}

function show(...entries: TimelineEntry[]) {
  server.use(http.get('/api/broker/configs/c1/events', () => HttpResponse.json(entries)))
  return renderWithProviders(<Timeline configId="c1" label="Family account" broker="Zerodha" now={now} />)
}

const entries = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)

test('each event has a text and a time', async () => {
  show(entry('CONNECTED'), entry('CREATED', { at: '2026-11-21T03:42:00Z' }))

  const [newest, oldest] = await entries()
  // the reader's own time may follow, for screen readers
  expect(newest).toMatch(/^Connected to ZerodhaToday, 9:12 am IST/)
  expect(oldest).toMatch(/^Credentials savedYesterday, 9:12 am IST/)
})

test('a reason is explained with the title of its problem', async () => {
  show(entry('FAILING', { reason: 'broker-down', actor: 'system' }))

  expect((await entries())[0]).toContain('Connection problem. Zerodha is having technical problems')
})

test('an administrator who made the change is named', async () => {
  show(entry('DISCONNECTED', { actor: 'administrator' as TimelineEntry['actor'] }))

  expect((await entries())[0]).toContain('Disconnected by an administrator')
})

test('a change that is unknown here has the server’s text', async () => {
  show(entry('MOVED' as TimelineEntry['change']))

  expect((await entries())[0]).toContain('The server’s text')
})

test('the latest four are shown first, and all after a click', async () => {
  const { user } = show(...Array.from({ length: 9 }, () => entry('CONNECT_STARTED')))
  expect(await entries()).toHaveLength(4)

  await user.click(screen.getByRole('button', { name: 'Show earlier: Family account' }))
  expect(await entries()).toHaveLength(9)

  await user.click(screen.getByRole('button', { name: 'Show less: Family account' }))
  expect(await entries()).toHaveLength(4)
})

test('a placeholder is shown while the events load', async () => {
  server.use(http.get('/api/broker/configs/c1/events', () => delay('infinite')))
  renderWithProviders(<Timeline configId="c1" label="L" broker="Zerodha" now={now} />)

  const section = screen.getByRole('region', { name: 'Recent activity: L' })
  expect(within(section).getByRole('status', { name: 'Loading recent activity' })).toBeInTheDocument()
})

test('events that fail to load can be loaded again', async () => {
  server.use(http.get('/api/broker/configs/c1/events', () => problem(503, 'unreachable'), { once: true }))
  const { user } = show(entry('CONNECTED'))
  server.use(http.get('/api/broker/configs/c1/events', () => problem(503, 'unreachable'), { once: true }))

  await user.click(await screen.findByRole('button', { name: 'Try again' }))

  expect(await screen.findByText('Connected to Zerodha')).toBeVisible()
})
