import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import type { AdminEvent } from '../../api/generated'
import { event } from '../../testing/adminData'
import { asha, renderApp, testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

/** Opens the audit log, and keeps the files that the page saves. */
async function openLog() {
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    files.push(file as Blob)
    return 'blob:csv'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const environment = testEnvironment({
    signIn: { resume: vi.fn(async () => ({ ...asha, roles: ['admin'] })) },
  })
  const { user } = renderApp({ path: '/admin', environment })
  const log = within(await screen.findByRole('region', { name: 'Audit log' }))
  await log.findByText('Event number 1')
  return { user, files, button: log.getByRole('button', { name: 'Download CSV' }), log }
}

function serveEvents(pageOf: (before: number) => { events: AdminEvent[]; next?: number }) {
  const limits: (string | null)[] = []
  server.use(
    http.get('/api/admin/events', ({ request }) => {
      const query = new URL(request.url).searchParams
      if (query.get('limit') !== '200') return HttpResponse.json({ events: [event(1)] })
      limits.push(query.get('change'))
      return HttpResponse.json(pageOf(Number(query.get('before') ?? Number.MAX_SAFE_INTEGER)))
    }),
  )
  return limits
}

test('the CSV file has all pages of the filtered events, and no text that a spreadsheet evaluates', async () => {
  const changes = serveEvents((before) =>
    before > 3
      ? { events: [event(4, { label: '=HYPERLINK("x")' }), event(3, { origin: '192.0.2.1' })], next: 3 }
      : { events: [event(2, { reason: 'broker-down' })] },
  )
  const { user, files, log, button } = await openLog()
  await user.selectOptions(log.getByLabelText('Event type'), 'Connected')

  await user.click(button)

  expect(await screen.findByText('audit-log-2026-11-22T093000.csv downloaded: 3 events')).toBeInTheDocument()
  const [head, ...rows] = (await files[0]?.text())?.trim().split('\r\n') ?? []
  expect(head).toMatch(/^\uFEFF?Time \(UTC\),Event type,Event,/)
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(rows[1]).toContain('192.0.2.1')
  expect(rows[2]).toContain('broker-down')
  expect(changes).toEqual(['CONNECTED', 'CONNECTED'])
})

test('a file that does not have all events says so', async () => {
  serveEvents((before) => {
    const first = Math.min(before, 100_000)
    return { events: Array.from({ length: 200 }, (_, index) => event(first - index - 1)), next: first - 200 }
  })
  const { user, button } = await openLog()

  await user.click(button)

  expect(await screen.findByText(/downloaded: the newest 5,000 events\. Choose days/)).toBeInTheDocument()
})

test('a file that cannot be created is explained', async () => {
  const { user, button, log } = await openLog()
  server.use(http.get('/api/admin/events', () => problem(503, 'database-unavailable')))

  await user.click(button)

  expect(await log.findByText('The CSV file could not be created')).toBeVisible()
})
