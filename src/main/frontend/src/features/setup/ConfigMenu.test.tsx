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
  await app.user.click(screen.getByRole('button', { name: item }))
  return { ...app, dialog: await screen.findByRole('dialog') }
}

function changeStream() {
  const bodies: unknown[] = []
  server.use(
    http.put('/api/broker/configs/:id', async ({ request }) => {
      bodies.push(await request.json())
      return HttpResponse.json(config)
    }),
  )
  return bodies
}

test('the label alone is changed, and the keyboard returns to the menu', async () => {
  const bodies = changeStream()
  const { user, dialog } = await choose('Change the label')
  const label = within(dialog).getByLabelText('Name')

  await user.clear(label)
  await user.type(label, 'Joint account')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toEqual([{ label: 'Joint account' }])
  await waitFor(() => expect(more()).toHaveFocus())
})

test('replacing the credentials says beforehand that it resets the connection', async () => {
  const bodies = changeStream()
  const { user, dialog } = await choose('Replace the credentials')

  expect(dialog).toHaveTextContent('New credentials reset the connection')
  expect(within(dialog).getByLabelText('API secret')).toHaveValue('')
  await user.type(within(dialog).getByLabelText('API key'), 'anotherkey')
  await user.type(within(dialog).getByLabelText('API secret'), 'another-secret')
  await user.click(within(dialog).getByRole('button', { name: 'Replace and reset' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toEqual([{ apiKey: 'anotherkey', apiSecret: 'another-secret' }])
})

test('half of the credentials is not sent', async () => {
  const bodies = changeStream()
  const { user, dialog } = await choose('Replace the credentials')

  await user.type(within(dialog).getByLabelText('API key'), 'anotherkey')
  await user.click(within(dialog).getByRole('button', { name: 'Replace and reset' }))

  await waitFor(() => expect(within(dialog).getByLabelText('API secret')).toHaveFocus())
  expect(bodies).toEqual([])
})

test('deleting is asked about, with the way out under the finger', async () => {
  const { dialog } = await choose('Delete')

  expect(dialog).toHaveAccessibleName('Delete Family account?')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep it' })).toHaveFocus())
})

test('a deleted connection is gone', async () => {
  const { user, dialog } = await choose('Delete')
  server.use(
    http.delete('/api/broker/configs/:id', () => new HttpResponse(null, { status: 204 })),
    http.get('/api/broker/configs', () => HttpResponse.json([])),
    http.get('/api/broker/status', () => HttpResponse.json([])),
  )

  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
})

test('a deletion that fails is explained in the dialog', async () => {
  const { user, dialog } = await choose('Delete')
  server.use(http.delete('/api/broker/configs/:id', () => problem(500, 'unexpected')))

  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Something unexpected went wrong')
})
