import { act, screen, waitFor } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import type { StatusView } from '../api/generated'
import { config, connected } from '../testing/data'
import { renderApp } from '../testing/renderApp'
import { server } from '../testing/server'

const end = Date.parse('2026-11-23T00:30:00Z')
const minutes = 60_000

function open(leftMillis: number, shown: StatusView = connected, path = '/') {
  vi.useFakeTimers({ now: end - leftMillis, shouldAdvanceTime: true })
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([shown])),
  )
  return renderApp({ path })
}

/** Passes the time without running the timers of the minutes in between, except the clock's last tick. */
async function passTo(leftMillis: number) {
  const tickMillis = 15_000
  vi.setSystemTime(end - leftMillis - tickMillis)
  await act(() => vi.advanceTimersByTimeAsync(tickMillis))
}

const warning = /^Your Family account session ends in .* \(6:00 am IST\)$/

test('the warning appears and is announced one hour and ten minutes before the end of a session', async () => {
  const { store } = open(61 * minutes + 5_000)
  await screen.findByText('Asha Rao (AB1234)')
  const announced: (string | undefined)[] = []
  store.subscribe(() => {
    const text = store.getState().announcements.latest?.text
    if (text !== announced.at(-1)) announced.push(text)
  })
  expect(screen.queryByText(warning)).not.toBeInTheDocument()

  await passTo(59 * minutes + 35_000)
  await waitFor(() => expect(screen.getAllByText(warning)[0]).toBeVisible())
  await passTo(9 * minutes + 35_000)

  await waitFor(() => expect(announced).toHaveLength(2))
  expect(announced[0]).toMatch(/in 59 minutes/)
  expect(announced[1]).toMatch(/in 9 minutes/)
})

test('a dismissed warning reappears ten minutes before the end of the session', async () => {
  const { user } = open(30 * minutes)
  await screen.findByText('Asha Rao (AB1234)')

  await user.setup({ advanceTimers: vi.advanceTimersByTime }).click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument()
  await passTo(9 * minutes)

  expect(await screen.findByRole('button', { name: 'Dismiss' })).toBeVisible()
})

test('on other pages the warning links to the connection', async () => {
  open(30 * minutes, connected, `/portfolio/${config.id}`)

  expect(await screen.findByRole('link', { name: 'See the connection' })).toHaveAttribute('href', '/')
})

test('the warning says what a login takes, and when it helps', async () => {
  open(30 * minutes)

  const text = 'Zerodha ends every session at that time, so log in after it, with your password and one-time code.'
  expect(await screen.findByText(text, { exact: false })).toBeVisible()
})

const ended: StatusView = { ...connected, state: 'EXPIRED', reason: 'session-ended' }

test('on pages without its card a session that has ended can be renewed at once', async () => {
  const { user, environment } = open(-30 * minutes, ended, '/admin')

  expect(await screen.findByText('Your Family account session has ended')).toBeVisible()
  server.use(http.post('/api/broker/configs/:id/setup-oauth', () => delay('infinite')))
  await user
    .setup({ advanceTimers: vi.advanceTimersByTime })
    .click(screen.getByRole('button', { name: 'Reconnect Zerodha: Family account' }))

  expect(environment.windows.openBlank).toHaveBeenCalled()
})

test.each(['/', `/portfolio/${config.id}`])('on %s, which has the button, it is not repeated', async (path) => {
  open(-30 * minutes, ended, path)

  await screen.findAllByText('Login needed')
  expect(screen.queryByText('Your Family account session has ended')).not.toBeInTheDocument()
})

test('a session that renews automatically has no warning', async () => {
  open(30 * minutes, { ...connected, renewable: true })
  await screen.findByText('Asha Rao (AB1234)')

  expect(screen.queryByText(warning)).not.toBeInTheDocument()
})
