import { screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { event, fleet, history, keys, troubled } from '../../testing/adminData'
import { config } from '../../testing/data'
import { asha, outside, renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

function open() {
  const world = outside({ signIn: { resume: vi.fn(async () => ({ ...asha, roles: ['investor', 'admin'] })) } })
  return renderApp({ path: '/admin', world })
}

const panel = (name: string) => screen.findByRole('region', { name })

/** The queries that the page sends to an address, as they come. */
function queriesTo(path: string, answer: (query: URLSearchParams) => object) {
  const queries: Record<string, string>[] = []
  server.use(
    http.get(path, ({ request }) => {
      const query = new URL(request.url).searchParams
      queries.push(Object.fromEntries(query))
      return HttpResponse.json(answer(query))
    }),
  )
  return queries
}

test('an investor is told that this page is not for them, and nothing is asked', async () => {
  const asked = queriesTo('/api/admin/fleet', () => fleet)
  renderApp({ path: '/admin' })

  expect(await screen.findByText('You are signed in, but not allowed to do this.')).toBeVisible()
  expect(asked).toEqual([])
})

test('the fleet is counted in words, not by colour alone', async () => {
  open()

  const states = within(await screen.findByRole('list', { name: 'Connections by state' })).getAllByRole('listitem')

  expect(states.map(({ textContent }) => textContent)).toEqual([
    '3Not connected',
    '480Connected',
    '31Login needed',
    '1Not working',
  ])
  expect(within(await panel('All connections')).getByText('515 connections of 506 people')).toBeVisible()
})

test('skeletons stand in while the fleet is on its way', async () => {
  server.use(http.get('/api/admin/fleet', () => delay('infinite')))
  open()

  expect(await screen.findAllByRole('status', { name: 'Loading the state of all connections' })).toHaveLength(3)
})

test('a part that cannot be loaded says so and leaves the others alone', async () => {
  server.use(http.get('/api/admin/keys', () => problem(500, 'unexpected', { traceId: 'abc123' }), { once: true }))
  const { user } = open()

  const part = await panel('Keys')
  const alert = await within(part).findByRole('alert')
  expect(alert).toHaveTextContent('The keys could not be loaded')
  expect(alert).toHaveTextContent('abc123')
  expect(await within(await panel('All connections')).findByText('480')).toBeVisible()
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))

  expect(await within(part).findByText('Key 42: seals what is new')).toBeVisible()
})

test('a problem says what to do and what its person is told', async () => {
  open()

  const article = await screen.findByRole('article', { name: 'Family account, asha' })

  expect(article).toHaveTextContent('Not working')
  expect(article).toHaveTextContent('7 failures in a row')
  expect(article).toHaveTextContent('Wait: it is tried again by itself.')
  expect(article).toHaveTextContent('The broker has a fault.')
})

test('where there is no problem that is said', async () => {
  server.use(http.get('/api/admin/fleet', () => HttpResponse.json({ ...fleet, problems: [] })))
  open()

  expect(await screen.findByText('No connection has a problem')).toBeVisible()
})

test('the past is told by a picture with words, and by a table of what changed', async () => {
  const { user } = open()
  const part = await panel('Over time')

  const picture = await within(part).findByRole('img', { name: /^Connections by state since/ })
  expect(picture).toHaveAccessibleName(expect.stringContaining('Connected: from 0 to 480.'))
  await user.click(within(part).getByText('Show as a table'))

  const rows = within(within(part).getByRole('table')).getAllByRole('row')
  expect(rows).toHaveLength(3)
  expect(rows[1]).toHaveTextContent('3480311')
})

test('another range of the past is asked for by a press', async () => {
  const asked = queriesTo('/api/admin/fleet/history', () => history)
  const { user } = open()

  await user.click(await screen.findByRole('tab', { name: '31 days' }))

  await waitFor(() => expect(asked.map(({ hours }) => hours)).toEqual(['24', '744']))
  expect(await screen.findByText(/^The log of changes pageStarts/)).toBeVisible()
})

test('connections are narrowed down by state and person, and turned page by page', async () => {
  const asked = queriesTo('/api/admin/connections', (query) => ({
    total: 12,
    page: Number(query.get('page')),
    size: 10,
    connections: [troubled],
  }))
  const { user } = open()
  const part = await panel('Everybody’s connections')
  await within(part).findByText('12 connections')

  await user.click(within(part).getByRole('button', { name: 'Next page' }))
  expect(await within(part).findByText('Page 2 of 2')).toBeVisible()
  await user.selectOptions(within(part).getByLabelText('State'), 'Not working')
  expect(await within(part).findByText('Page 1 of 2')).toBeVisible()
  await user.type(within(part).getByLabelText('Person'), 'asha{Enter}')

  await waitFor(() => expect(asked.at(-1)).toMatchObject({ state: 'ERROR', owner: 'asha', page: '0' }))
  expect(asked[1]).toMatchObject({ page: '1', size: '10' })
})

test('a filter that nothing passes says so', async () => {
  server.use(
    http.get('/api/admin/connections', () => HttpResponse.json({ total: 0, page: 0, size: 10, connections: [] })),
  )
  open()

  expect(await screen.findByText('No connection passes this filter.')).toBeVisible()
})

async function openDisconnectDialog() {
  const app = open()
  const table = await screen.findByRole('table', { name: '1 connection' })
  await app.user.click(within(table).getByRole('button', { name: 'Disconnect Family account of asha' }))
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect Family account of asha?' })
  return { ...app, dialog, confirm: within(dialog).getByRole('button', { name: 'Disconnect' }) }
}

test('ending somebody’s connection says what it means before it is done', async () => {
  const { dialog } = await openDisconnectDialog()

  expect(dialog).toHaveTextContent('Its person is told at once')
  expect(dialog).toHaveTextContent('The log of changes keeps your name.')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Leave it connected' })).toHaveFocus())
})

test('when it is done everything is asked for anew, and a broker that was not told is mentioned', async () => {
  const warning = { code: 'broker-not-told', message: 'm' }
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
      HttpResponse.json({ total: 1, page: 0, size: 10, connections: [{ ...troubled, state: 'DISCONNECTED' }] }),
    ),
  )

  await user.click(confirm)

  expect(await screen.findByText('The broker could not be told yet')).toBeVisible()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  const table = screen.getByRole('table', { name: '1 connection' })
  expect(await within(table).findByText('Not connected')).toBeVisible()
  expect(within(table).queryByRole('button', { name: /^Disconnect/ })).not.toBeInTheDocument()
})

test('a connection that could not be ended leaves the dialog open with the reason', async () => {
  server.use(http.post(`/api/admin/connections/${config.id}/disconnect`, () => problem(404, 'not-found')))
  const { user, dialog, confirm } = await openDisconnectDialog()

  await user.click(confirm)

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not disconnected')
})

test('changes say who did what, and more of them are loaded below', async () => {
  const asked = queriesTo('/api/admin/events', (query) =>
    query.get('before') ? { events: [event(1)] } : { events: [event(3, { actor: 'root' }), event(2)], next: 2 },
  )
  const { user } = open()
  const list = await screen.findByRole('list', { name: 'Changes, newest first' })
  expect(await within(list).findByText(/by administrator root/)).toBeVisible()

  await user.click(within(list).getByRole('button', { name: 'Load more' }))

  expect(await within(list).findByText('Change number 1')).toBeVisible()
  expect(within(list).getByText('Change number 3')).toBeVisible()
  expect(within(list).queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument()
  expect(asked.at(-1)).toMatchObject({ before: '2' })
})

test('the changes of one connection are shown from wherever it stands, and all of them again by a press', async () => {
  const asked = queriesTo('/api/admin/events', () => ({ events: [] }))
  const { user } = open()
  const article = await screen.findByRole('article', { name: 'Family account, asha' })

  await user.click(within(article).getByRole('button', { name: 'Changes of Family account of asha' }))

  const part = await panel('Changes')
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ connection: config.id }))
  expect(within(part).getByRole('heading', { name: 'Changes' })).toHaveFocus()
  expect(within(part).getByLabelText('Connection')).toHaveValue(config.id)
  expect(await within(part).findByText('No change passes this filter.')).toBeVisible()
  await user.selectOptions(within(part).getByLabelText('Kind of change'), 'Login needed')
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ connection: config.id, change: 'LOGIN_REQUIRED' }))
  await user.click(within(part).getByRole('button', { name: 'Show all' }))

  await waitFor(() => expect(asked.at(-1)).toMatchObject({ connection: '', change: '' }))
})

test('a log that is whole is called so', async () => {
  server.use(
    http.post('/api/admin/events/verification', () =>
      HttpResponse.json({ verifiedAt: fleet.asOf, connections: 3, events: 99, broken: [] }),
    ),
  )
  const { user } = open()

  await user.click(await screen.findByRole('button', { name: 'Verify the log' }))

  expect(await screen.findByText('The log is whole')).toBeVisible()
  expect(screen.getByText(/^99 changes of 3 connections are what was written/)).toBeVisible()
})

test('a log that was tampered with is told place by place', async () => {
  server.use(
    http.post('/api/admin/events/verification', () =>
      HttpResponse.json({
        verifiedAt: fleet.asOf,
        connections: 3,
        events: 99,
        broken: [{ connectionId: config.id, sequence: 4, problem: 'ALTERED' }],
      }),
    ),
  )
  const { user } = open()

  await user.click(await screen.findByRole('button', { name: 'Verify the log' }))

  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The log of 1 connection was tampered with')
  expect(alert).toHaveTextContent(`Change no. 4 was altered in the log of connection ${config.id}`)
})

test('a ring that does not open what is stored is an alarm', async () => {
  server.use(http.get('/api/admin/keys', () => HttpResponse.json({ ...keys, canary: 'FAILS' })))
  open()

  expect(await screen.findByText('The key ring does not open what is stored')).toBeVisible()
})
