import { screen, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/generated'
import { now } from '../../testing/data'
import { renderPart } from '../../testing/renderApp'
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
    text: 'The server’s words',
    ...more,
  }
}

function show(...entries: TimelineEntry[]) {
  server.use(http.get('/api/broker/configs/c1/events', () => HttpResponse.json(entries)))
  return renderPart(<Timeline configId="c1" label="Family account" broker="Zerodha" now={now} />)
}

const sentences = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)

test('each change is a sentence with its time', async () => {
  show(entry('CONNECTED'), entry('CREATED', { at: '2026-11-21T03:42:00Z' }))

  expect(await sentences()).toEqual([
    'Connected to Zerodha.Today, 09:12 IST',
    'You saved the credentials for Zerodha.Yesterday, 09:12 IST',
  ])
})

test('a reason is explained as everywhere', async () => {
  show(entry('FAILING', { reason: 'broker-down', actor: 'system' }))

  expect((await sentences())[0]).toContain('Trouble with Zerodha. Your broker cannot be reached')
})

test('who did it is said where it was somebody else', async () => {
  show(entry('DISCONNECTED', { actor: 'administrator' as TimelineEntry['actor'] }))

  expect((await sentences())[0]).toContain('Disconnected, by an administrator.')
})

test('a change that only a newer server knows is told in its words', async () => {
  show(entry('MOVED' as TimelineEntry['change']))

  expect((await sentences())[0]).toContain('The server’s words')
})

test('the latest few are shown, and all by a press', async () => {
  const { user } = show(...Array.from({ length: 9 }, () => entry('CONNECT_STARTED')))
  expect(await sentences()).toHaveLength(4)

  await user.click(screen.getByRole('button', { name: 'Show earlier: Family account' }))
  expect(await sentences()).toHaveLength(9)

  await user.click(screen.getByRole('button', { name: 'Show the latest only: Family account' }))
  expect(await sentences()).toHaveLength(4)
})

test('a skeleton stands in while it is on its way', async () => {
  server.use(http.get('/api/broker/configs/c1/events', () => delay('infinite')))
  renderPart(<Timeline configId="c1" label="L" broker="Zerodha" now={now} />)

  const part = screen.getByRole('region', { name: 'What happened lately' })
  expect(within(part).getByRole('status', { name: 'Loading what happened' })).toBeInTheDocument()
})

test('a failure is explained in its place, and tried again by a press', async () => {
  server.use(http.get('/api/broker/configs/c1/events', () => problem(503, 'unreachable'), { once: true }))
  const { user } = show(entry('CONNECTED'))
  server.use(http.get('/api/broker/configs/c1/events', () => problem(503, 'unreachable'), { once: true }))

  await user.click(await screen.findByRole('button', { name: 'Try again' }))

  expect(await screen.findByText('Connected to Zerodha.')).toBeVisible()
})
