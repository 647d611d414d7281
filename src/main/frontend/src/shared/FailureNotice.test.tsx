import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'
import { renderApp, renderWithProviders } from '../testing/renderApp'
import { problem, server } from '../testing/server'
import { FailureNotice } from './FailureNotice'
import { clockTime } from './time'

test('a 429 says when to try again, and the button works from then on', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const retryAt = Date.now() + 5_000
  renderWithProviders(
    <FailureNotice
      failure={{ type: 'too-many-requests', title: '', status: 429, retryAt, errors: [] }}
      retry={vi.fn()}
    />,
  )

  expect(screen.getByRole('alert')).toHaveTextContent(`You can try again at ${clockTime(retryAt)}.`)
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDisabled()

  await vi.advanceTimersByTimeAsync(6_000)
  expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled()
})

test('another failure has no time, and its button works at once', () => {
  renderWithProviders(<FailureNotice failure={{ type: 'unreachable', title: '', errors: [] }} retry={vi.fn()} />)

  expect(screen.getByRole('alert')).not.toHaveTextContent('You can try again at')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled()
})

test('a page whose list is refused shows the time and sends nothing more', async () => {
  let requests = 0
  server.use(
    http.get('/api/broker/configs', () => {
      requests++
      const refused = problem(429, 'too-many-requests')
      refused.headers.set('Retry-After', '60')
      return refused
    }),
    http.get('/api/broker/status', () => HttpResponse.json([])),
  )
  renderApp()

  await waitFor(() => expect(screen.getByText(/You can try again at/)).toBeVisible())
  expect(requests).toBe(1)
})
