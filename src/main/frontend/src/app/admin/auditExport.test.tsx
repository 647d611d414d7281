import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { asha, renderApp, testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const lines = [
  '{"kind":"header","format":1,"exportedAt":"2026-11-23T04:30:12.5Z","complete":true}',
  '{"kind":"end","events":0,"entries":0,"sha256":"0"}',
]

function open() {
  const environment = testEnvironment({
    signIn: { resume: vi.fn(async () => ({ ...asha, roles: ['investor', 'admin'] })) },
  })
  return renderApp({ path: '/admin', environment })
}

/** Answers the export and records its requests and what the browser is offered. */
function exporting(content: string) {
  const recorded = { queries: [] as string[], accepted: [] as (string | null)[], blobs: [] as Blob[] }
  server.use(
    http.get('/api/admin/audit/export', ({ request }) => {
      recorded.queries.push(new URL(request.url).search)
      recorded.accepted.push(request.headers.get('Accept'))
      return new HttpResponse(content, { headers: { 'Content-Type': 'application/x-ndjson' } })
    }),
  )
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    recorded.blobs.push(blob as Blob)
    return 'blob:export'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  return recorded
}

async function press(user: ReturnType<typeof open>['user'], name: string) {
  const log = within(await screen.findByRole('region', { name: 'Audit log' }))
  await user.click(log.getByRole('button', { name }))
}

test('the export is downloaded as it was sent, under a name with its time', async () => {
  const recorded = exporting(`${lines.join('\n')}\n`)
  const { user } = open()

  await press(user, 'Export all events')

  expect(await screen.findByText('audit-log-2026-11-23T043012.jsonl downloaded')).toBeInTheDocument()
  expect(await recorded.blobs[0]?.text()).toBe(`${lines.join('\n')}\n`)
  expect(recorded.queries).toEqual([''])
  expect(recorded.accepted[0]).toContain('application/x-ndjson')
})

test('an export without its end is named incomplete', async () => {
  exporting(`${lines[0]}\n`)
  const { user } = open()

  await press(user, 'Export all events')

  expect(await screen.findByText('audit-log-2026-11-23T043012-incomplete.jsonl downloaded')).toBeInTheDocument()
})

test('a failed export is explained, and nothing is downloaded', async () => {
  const recorded = exporting('')
  server.use(http.get('/api/admin/audit/export', () => problem(503, 'service-unavailable')))
  const { user } = open()

  await press(user, 'Export all events')

  expect(await screen.findByText('The audit log could not be exported')).toBeVisible()
  expect(recorded.blobs).toEqual([])
})
