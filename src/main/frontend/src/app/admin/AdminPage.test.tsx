import { screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { event, failing, fleet, history, keys, verification } from '../../testing/adminData'
import { config } from '../../testing/data'
import { asha, renderApp, testEnvironment } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

function open() {
  const environment = testEnvironment({
    signIn: { resume: vi.fn(async () => ({ ...asha, roles: ['investor', 'admin'] })) },
  })
  return renderApp({ path: '/admin', environment })
}

const panel = (name: string) => screen.findByRole('region', { name })

/** Records the queries of requests to a path. */
function queriesTo(path: string, respond: (query: URLSearchParams) => object) {
  const recorded: Record<string, string>[] = []
  server.use(
    http.get(path, ({ request }) => {
      const query = new URL(request.url).searchParams
      recorded.push(Object.fromEntries(query))
      return HttpResponse.json(respond(query))
    }),
  )
  return recorded
}

test('an investor is told that the role is missing, and no data is requested', async () => {
  const queries = queriesTo('/api/admin/fleet', () => fleet)
  renderApp({ path: '/admin' })

  expect(await screen.findByText(/^Your account does not have the role that this requires\./)).toBeVisible()
  expect(queries).toEqual([])
})

test('the number of connections in each state is shown with the name of the state', async () => {
  open()

  const states = within(await screen.findByRole('list', { name: 'Connections by state' })).getAllByRole('listitem')

  expect(states.map(({ textContent }) => textContent)).toEqual([
    '3Not connected',
    '480Connected',
    '31Login needed',
    '1Not working',
  ])
  expect(within(await panel('Overview')).getByText('515 connections, 506 users')).toBeVisible()
})

test('placeholders are shown while the connection status loads', async () => {
  server.use(http.get('/api/admin/fleet', () => delay('infinite')))
  open()

  expect(await screen.findAllByRole('status', { name: 'Loading the connection status' })).toHaveLength(3)
})

test('a panel that fails to load does not affect the others, and can be loaded again', async () => {
  server.use(http.get('/api/admin/keys', () => problem(500, 'unexpected', { traceId: 'abc123' }), { once: true }))
  const { user } = open()

  const part = await panel('Encryption keys')
  const alert = await within(part).findByRole('alert')
  expect(alert).toHaveTextContent('The encryption keys could not be loaded')
  expect(alert).toHaveTextContent('abc123')
  expect(await within(await panel('Overview')).findByText('480')).toBeVisible()
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))

  expect(await within(part).findByText('Key 42: used for new data')).toBeVisible()
})

test('a connection that needs attention has advice and the message shown to the user', async () => {
  open()

  const article = await screen.findByRole('article', { name: 'Family account, asha' })

  expect(article).toHaveTextContent('Not working')
  expect(article).toHaveTextContent('7 failures in a row')
  expect(article).toHaveTextContent('We try again automatically.')
  expect(article).toHaveTextContent('The broker has a fault.')
})

test('a fleet without problems is reported as such', async () => {
  server.use(http.get('/api/admin/fleet', () => HttpResponse.json({ ...fleet, problems: [] })))
  open()

  expect(await screen.findByText('No connection needs attention')).toBeVisible()
})

test('the history has a chart with a text alternative, and a table of the changes', async () => {
  const { user } = open()
  const part = await panel('Connections over time')

  const chart = await within(part).findByRole('img', { name: /^Connections by state since/ })
  expect(chart).toHaveAccessibleName(expect.stringContaining('Connected: from 0 to 480.'))
  await user.click(within(part).getByText('Show as a table'))

  const rows = within(within(part).getByRole('table')).getAllByRole('row')
  expect(rows).toHaveLength(3)
  expect(rows[1]).toHaveTextContent('3480311')
})

test('another range of the history is requested after a click', async () => {
  const queries = queriesTo('/api/admin/fleet/history', () => history)
  const { user } = open()

  await user.click(await screen.findByRole('tab', { name: '31 days' }))

  await waitFor(() => expect(queries.map(({ hours }) => hours)).toEqual(['24', '744']))
  expect(await screen.findByText(/^The audit log starts/)).toBeVisible()
})

test('connections are filtered by state and user, and shown page by page', async () => {
  const queries = queriesTo('/api/admin/connections', (query) => ({
    total: 12,
    page: Number(query.get('page')),
    size: 10,
    connections: [failing],
  }))
  const { user } = open()
  const part = await panel('All connections')
  await within(part).findByText('12 connections')

  await user.click(within(part).getByRole('button', { name: 'Next page' }))
  expect(await within(part).findByText('Page 2 of 2')).toBeVisible()
  await user.selectOptions(within(part).getByLabelText('State'), 'Not working')
  expect(await within(part).findByText('Page 1 of 2')).toBeVisible()
  await user.type(within(part).getByLabelText('Search'), 'fam')

  await waitFor(() => expect(queries.at(-1)).toMatchObject({ state: 'ERROR', search: 'fam', page: '0' }))
  expect(queries[1]).toMatchObject({ page: '1', size: '10' })
})

test('a filter without matches is reported', async () => {
  server.use(
    http.get('/api/admin/connections', () => HttpResponse.json({ total: 0, page: 0, size: 10, connections: [] })),
  )
  open()

  expect(await screen.findByText('No matching connections')).toBeVisible()
})

async function openDisconnectDialog() {
  const app = open()
  const table = await screen.findByRole('table', { name: '1 connection' })
  await app.user.click(within(table).getByRole('button', { name: 'Disconnect Family account (asha)' }))
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect Family account (asha)?' })
  return { ...app, dialog, confirm: within(dialog).getByRole('button', { name: 'Disconnect' }) }
}

test('the dialog explains the consequences of disconnecting another user', async () => {
  const { dialog } = await openDisconnectDialog()

  expect(dialog).toHaveTextContent('The user sees at once')
  expect(dialog).toHaveTextContent('The audit log records your name.')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep connected' })).toHaveFocus())
})

test('a disconnection refreshes the data, and a session that the broker has not ended is reported', async () => {
  const warning = { code: 'revocation-pending', message: 'm' }
  server.use(
    http.post(`/api/admin/connections/${config.id}/disconnect`, () =>
      HttpResponse.json({
        status: { configId: config.id, broker: 'zerodha', label: 'Family account', state: 'DISCONNECTED', message: '' },
        warning,
      }),
    ),
  )
  const { user, confirm } = await openDisconnectDialog()
  server.use(
    http.get('/api/admin/connections', () =>
      HttpResponse.json({ total: 1, page: 0, size: 10, connections: [{ ...failing, state: 'DISCONNECTED' }] }),
    ),
  )

  await user.click(confirm)

  expect(await screen.findByText('The session at the broker could not be ended yet')).toBeVisible()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  const table = screen.getByRole('table', { name: '1 connection' })
  expect(await within(table).findByText('Not connected')).toBeVisible()
  expect(within(table).queryByRole('button', { name: /^Disconnect/ })).not.toBeInTheDocument()
})

test('a disconnection that fails is explained in the dialog', async () => {
  server.use(http.post(`/api/admin/connections/${config.id}/disconnect`, () => problem(404, 'not-found')))
  const { user, dialog, confirm } = await openDisconnectDialog()

  await user.click(confirm)

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not disconnected')
})

test('events name the administrator, and older events are loaded on request', async () => {
  const queries = queriesTo('/api/admin/events', (query) =>
    query.get('before') ? { events: [event(1)] } : { events: [event(3, { actor: 'root' }), event(2)], next: 2 },
  )
  const { user } = open()
  const list = await screen.findByRole('list', { name: 'Events, newest first' })
  expect(await within(list).findByText(/by administrator root/)).toBeVisible()

  await user.click(within(list).getByRole('button', { name: 'Load more' }))

  expect(await within(list).findByText('Event number 1')).toBeVisible()
  expect(within(list).getByText('Event number 3')).toBeVisible()
  expect(within(list).queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument()
  expect(queries.at(-1)).toMatchObject({ before: '2' })
})

test('the audit log shows the events of one connection on request, and all events again', async () => {
  const queries = queriesTo('/api/admin/events', () => ({ events: [] }))
  const { user } = open()
  const article = await screen.findByRole('article', { name: 'Family account, asha' })

  await user.click(within(article).getByRole('button', { name: 'Audit log of Family account (asha)' }))

  const part = await panel('Audit log')
  await waitFor(() => expect(queries.at(-1)).toMatchObject({ connection: config.id }))
  expect(within(part).getByRole('heading', { name: 'Audit log' })).toHaveFocus()
  expect(within(part).getByLabelText('Connection')).toHaveValue(config.id)
  expect(await within(part).findByText('No matching events')).toBeVisible()
  await user.selectOptions(within(part).getByLabelText('Event type'), 'Login needed')
  await waitFor(() => expect(queries.at(-1)).toMatchObject({ connection: config.id, change: 'LOGIN_REQUIRED' }))
  await user.click(within(part).getByRole('button', { name: 'Show all' }))

  await waitFor(() => expect(queries.at(-1)).toMatchObject({ connection: '', change: '' }))
})

test('the audit log names the connection and its broker, and a deleted connection as deleted', async () => {
  const { label: _label, brokerName: _brokerName, ...deleted } = event(1)
  queriesTo('/api/admin/events', () => ({ events: [event(2), deleted] }))
  open()

  const list = await screen.findByRole('list', { name: 'Events, newest first' })
  expect(await within(list).findByText(/^Family account \(Zerodha\) of asha/)).toBeVisible()
  expect(within(list).getByText(/^Deleted connection of asha/)).toBeVisible()
})

test('the audit log is limited to days of the market’s calendar', async () => {
  const queries = queriesTo('/api/admin/events', () => ({ events: [] }))
  const { user } = open()
  const part = await panel('Audit log')

  await user.type(within(part).getByLabelText('From day'), '2026-11-20')
  await user.type(within(part).getByLabelText('To day'), '2026-11-21')
  await user.click(within(part).getByRole('button', { name: 'Apply' }))

  await waitFor(() =>
    expect(queries.at(-1)).toMatchObject({ from: '2026-11-19T18:30:00.000Z', to: '2026-11-21T18:30:00.000Z' }),
  )
})

test('the stored verification of an intact audit log is shown', async () => {
  open()

  expect(await screen.findByText('The audit log is intact')).toBeVisible()
  expect(screen.getByText(/^New events verified 1 minute ago, up to event 99 of 99\./)).toBeVisible()
  expect(screen.getByText(/^All 97 events verified 3 hours ago\./)).toBeVisible()
})

test('a verification of all events is started, and its result is shown once it has ended', async () => {
  let started = false
  let reads = 0
  server.use(
    http.get('/api/admin/audit/verify', () => {
      const isRunning = started && ++reads < 3
      return HttpResponse.json(
        isRunning
          ? { ...verification, running: { since: fleet.asOf, position: 40 } }
          : { ...verification, events: started ? 99 : 97 },
      )
    }),
    http.post('/api/admin/audit/verify', () => {
      started = true
      return HttpResponse.json({ ...verification, running: { since: fleet.asOf, position: 0 } }, { status: 202 })
    }),
  )
  const { user } = open()

  await user.click(await screen.findByRole('button', { name: 'Verify the audit log' }))

  expect(await screen.findByText('All events are being verified: up to 40 of 99')).toBeVisible()
  expect(await screen.findByText(/^All 99 events verified/, {}, { timeout: 10_000 })).toBeVisible()
  expect(screen.queryByText(/^All events are being verified/)).not.toBeInTheDocument()
})

test('faults of the audit log are listed', async () => {
  const faults = [
    { problem: 'ALTERED', entries: false, connectionId: config.id, sequence: 4, firstPosition: 12, lastPosition: 12 },
    { problem: 'MISSING', entries: false, firstPosition: 20, lastPosition: 22 },
  ]
  server.use(http.get('/api/admin/audit/verify', () => HttpResponse.json({ ...verification, faultCount: 120, faults })))
  open()

  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The audit log has 120 faults')
  expect(alert).toHaveTextContent(`Event 4 was altered in the audit log of connection ${config.id}`)
  expect(alert).toHaveTextContent('Events 20 to 22 of the whole audit log are missing')
  expect(alert).toHaveTextContent('118 more faults are not listed.')
})

test('a log that was never verified is not reported as intact', async () => {
  const { verifiedAt: _, fullVerifiedAt: __, ...never } = verification
  server.use(http.get('/api/admin/audit/verify', () => HttpResponse.json(never)))
  open()

  expect(await screen.findByText('The audit log has not been verified yet')).toBeVisible()
  expect(screen.queryByText('The audit log is intact')).not.toBeInTheDocument()
})

test('the set-up is checked on request, for the address of the page, and findings say what to do', async () => {
  const finding = {
    code: 'metrics-password-missing',
    severity: 'WARNING',
    wrong: 'metrics.password is not set.',
    follows: 'Nobody is alerted.',
    fix: 'Set metrics.password.',
  }
  const queries = queriesTo('/api/admin/doctor', () => ({
    examinedAt: '2026-11-22T04:30:00Z',
    findings: 1,
    checks: [
      { check: 'metrics', findings: [finding] },
      { check: 'disk', findings: [] },
    ],
  }))
  const { user } = open()
  const part = within(await panel('Set-up'))
  expect(queries).toEqual([])

  await user.click(part.getByRole('button', { name: 'Check set-up' }))

  const found = await part.findByRole('alert')
  expect(found).toHaveTextContent('1 finding')
  expect(found).toHaveTextContent('metrics.password is not set. Nobody is alerted.')
  expect(found).toHaveTextContent('What to do: Set metrics.password.')
  expect(queries).toEqual([{ address: window.location.origin }])
})

test('a set-up without faults is reported as such, and a failed check as a failure', async () => {
  server.use(
    http.get('/api/admin/doctor', () => problem(500, 'unexpected'), { once: true }),
    http.get('/api/admin/doctor', () =>
      HttpResponse.json({
        examinedAt: '2026-11-22T04:30:00Z',
        findings: 0,
        checks: [{ check: 'disk', findings: [] }],
      }),
    ),
  )
  const { user } = open()
  const part = within(await panel('Set-up'))
  await user.click(part.getByRole('button', { name: 'Check set-up' }))
  expect(await part.findByText('The set-up could not be checked')).toBeVisible()

  await user.click(part.getByRole('button', { name: 'Check set-up' }))

  expect(await part.findByText('1 check was made.')).toBeVisible()
})

test('keys that do not decrypt the stored data are reported', async () => {
  server.use(http.get('/api/admin/keys', () => HttpResponse.json({ ...keys, canary: 'FAILS' })))
  open()

  expect(await screen.findByText('Encryption keys do not decrypt the stored data')).toBeVisible()
})

test('a key is promoted after a confirmation that explains it', async () => {
  const promoted = vi.fn()
  server.use(
    http.post('/api/admin/keys/:id/promotion', ({ params }) => {
      promoted(params.id)
      server.use(
        http.get('/api/admin/keys', () =>
          HttpResponse.json({
            ...keys,
            primaryKeyId: 17,
            keys: keys.keys.map((key) => ({ ...key, primary: key.id === 17 })),
            resealing: { ...keys.resealing, resealed: 300, left: 900, perSecond: 10 },
          }),
        ),
      )
      return HttpResponse.json(keys)
    }),
  )
  const { user } = open()
  const part = await panel('Encryption keys')

  await user.click(await within(part).findByRole('button', { name: 'Promote key 17' }))
  const dialog = await screen.findByRole('dialog', { name: 'Promote key 17?' })
  expect(dialog).toHaveTextContent('Existing data is encrypted again in the background. It stays readable meanwhile.')
  await user.click(within(dialog).getByRole('button', { name: 'Promote' }))

  expect(await within(part).findByText('Key 17: used for new data')).toBeVisible()
  expect(promoted).toHaveBeenCalledWith('17')
  const progress = within(part).getByRole('region', { name: 'Re-encryption with key 17' })
  expect(progress).toHaveTextContent('900 values left')
  expect(progress).toHaveTextContent('10 values per second, about 1 minute to go')
  const bar = within(progress).getByRole('progressbar', { name: 'Re-encryption with key 17' })
  expect(bar).toHaveAttribute('value', '300')
  expect(bar).toHaveAttribute('max', '1200')
})

test('a key that a node lacks cannot be promoted, and the page says what to do', async () => {
  server.use(
    http.get('/api/admin/keys', () =>
      HttpResponse.json({ ...keys, keys: keys.keys.map((key) => (key.id === 17 ? { ...key, nodes: 1 } : key)) }),
    ),
  )
  open()
  const part = await panel('Encryption keys')

  expect(await within(part).findByText(/On 1 of 2 nodes\. Copy the key file/)).toBeVisible()
  expect(within(part).queryByRole('button', { name: 'Promote key 17' })).not.toBeInTheDocument()
})

test('a key that the server refuses to retire stays, and the dialog says why', async () => {
  server.use(http.post('/api/admin/keys/:id/retirement', () => problem(409, 'key-in-use')))
  const { user } = open()
  const part = await panel('Encryption keys')

  await user.click(await within(part).findByRole('button', { name: 'Retire key 17' }))
  const dialog = await screen.findByRole('dialog', { name: 'Retire key 17?' })
  await user.click(within(dialog).getByRole('button', { name: 'Retire' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not retired')
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  expect(within(part).getByText('Key 17: used for existing data only')).toBeVisible()
})

test('a key in use, a retired one and a missing one are told apart, with the values that need them', async () => {
  server.use(
    http.get('/api/admin/keys', () =>
      HttpResponse.json({
        ...keys,
        keys: [
          ...keys.keys,
          { id: 5, primary: false, enabled: true, nodes: 2, retired: true, values: 0, tables: [] },
          {
            id: 7,
            primary: false,
            enabled: false,
            nodes: 0,
            retired: false,
            values: 3,
            tables: [{ table: 'broker_session', values: 3 }],
          },
        ],
        nodes: [{ ...keys.nodes[0], problem: 'KEY_MISSING' }, keys.nodes[1]],
        resealing: { ...keys.resealing, resealed: 1200, left: 3, unreadable: 3, finishedAt: keys.resealing.promotedAt },
      }),
    ),
  )
  const { user } = open()
  const part = await panel('Encryption keys')

  expect(await within(part).findByText('Key 5: retired. Remove it from the key files.')).toBeVisible()
  expect(within(part).getByText('Key 7: missing')).toBeVisible()
  await user.click(within(part).getByText(/3 stored values cannot be decrypted/))
  expect(within(part).getByText('broker_session: 3 stored values')).toBeVisible()
  expect(within(part).getByText(/Node node-a: its key file lacks a key/)).toBeVisible()
  expect(within(part).getByText('3 values could not be decrypted and were left as they are.')).toBeVisible()
  expect(within(part).getByText(/Values encrypted again: 1,200\./)).toBeVisible()
  expect(within(part).queryByRole('button', { name: 'Promote key 5' })).not.toBeInTheDocument()
})

test('the key history says who did what', async () => {
  const { user } = open()
  const part = await panel('Encryption keys')

  await user.click(await within(part).findByText('Key history'))

  expect(within(part).getByText(/Key 42 promoted, .*by administrator admin/)).toBeVisible()
})
