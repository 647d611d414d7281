import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { config, connected } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const more = () => screen.getByRole('button', { name: 'More for Family account' })

async function choose(item: string) {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  const app = renderApp()
  await app.user.click(await screen.findByRole('button', { name: 'More for Family account' }))
  await app.user.click(screen.getByRole('menuitem', { name: item }))
  return { ...app, dialog: await screen.findByRole('dialog') }
}

function recordedChanges() {
  const bodies: unknown[] = []
  server.use(
    http.put('/api/broker/configs/:id', async ({ request }) => {
      bodies.push(await request.json())
      return HttpResponse.json(config)
    }),
  )
  return bodies
}

test('renaming changes only the name and returns the focus to the menu button', async () => {
  const bodies = recordedChanges()
  const { user, dialog } = await choose('Rename')
  const label = within(dialog).getByLabelText('Name')

  await user.clear(label)
  await user.type(label, 'Joint account')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toEqual([{ label: 'Joint account' }])
  await waitFor(() => expect(more()).toHaveFocus())
})

test('replacing the credentials warns that the session ends', async () => {
  const bodies = recordedChanges()
  const { user, dialog } = await choose('Replace credentials')

  expect(dialog).toHaveTextContent('New credentials end the current session')
  expect(within(dialog).getByLabelText('API secret')).toHaveValue('')
  await user.type(within(dialog).getByLabelText('API key'), 'anotherkey')
  await user.type(within(dialog).getByLabelText('API secret'), 'another-secret')
  await user.click(within(dialog).getByRole('button', { name: 'Replace credentials' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toEqual([{ credentials: { apiKey: 'anotherkey', apiSecret: 'another-secret' } }])
})

test('incomplete credentials are not sent', async () => {
  const bodies = recordedChanges()
  const { user, dialog } = await choose('Replace credentials')

  await user.type(within(dialog).getByLabelText('API key'), 'anotherkey')
  await user.click(within(dialog).getByRole('button', { name: 'Replace credentials' }))

  await waitFor(() => expect(within(dialog).getByLabelText('API secret')).toHaveFocus())
  expect(bodies).toEqual([])
})

test('deleting asks for confirmation with the focus on Cancel', async () => {
  const { dialog } = await choose('Delete')

  expect(dialog).toHaveAccessibleName('Delete Family account?')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus())
})

test('a deleted connection disappears', async () => {
  const { user, dialog } = await choose('Delete')
  server.use(
    http.delete('/api/broker/configs/:id', () => new HttpResponse(null, { status: 204 })),
    http.get('/api/broker/configs', () => HttpResponse.json([])),
    http.get('/api/broker/status', () => HttpResponse.json([])),
  )

  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
})

test('a failed deletion is explained in the dialog', async () => {
  const { user, dialog } = await choose('Delete')
  server.use(http.delete('/api/broker/configs/:id', () => problem(500, 'unexpected')))

  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Something went wrong')
})
