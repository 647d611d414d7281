import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { config, connected, status } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

async function ask() {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  const app = renderApp()
  await app.user.click(await screen.findByRole('button', { name: 'Disconnect Family account' }))
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect Family account?' })
  return { ...app, dialog, confirm: within(dialog).getByRole('button', { name: 'Disconnect' }) }
}

test('disconnecting says what will be different, and the way out has the keyboard', async () => {
  const { dialog } = await ask()

  expect(dialog).toHaveTextContent('its tokens are removed here at once')
  expect(dialog).toHaveTextContent('Your key and secret stay stored')
  expect(dialog).toHaveTextContent('needs a full login at Zerodha')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Stay connected' })).toHaveFocus())
})

test('Escape stays connected and gives the keyboard back', async () => {
  const { user } = await ask()

  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  await waitFor(() => expect(screen.getByRole('button', { name: 'Disconnect Family account' })).toHaveFocus())
})

test('the card shows the new state at once, and it is said aloud', async () => {
  const { user, confirm } = await ask()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () => HttpResponse.json({ status: status('DISCONNECTED') })),
  )

  await user.click(confirm)

  expect(await screen.findByText('Not connected')).toBeVisible()
  expect(screen.getByText('Family account: Not connected')).toBeInTheDocument()
  expect(screen.queryByText('Zerodha could not be told yet')).not.toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Family account' })).toHaveFocus())
})

test('a broker that could not be told is warned of', async () => {
  const { user, confirm } = await ask()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () =>
      HttpResponse.json({
        status: status('DISCONNECTED'),
        warning: { code: 'broker-unreachable', message: 'The broker could not be told.' },
      }),
    ),
  )

  await user.click(confirm)

  expect(await screen.findByText('Zerodha could not be told yet')).toBeVisible()
  expect(screen.getByText(/tried again by itself/)).toBeVisible()
})

test('a disconnection that fails is explained where it was asked for', async () => {
  const { user, dialog, confirm } = await ask()
  server.use(http.post('/api/broker/configs/:id/disconnect', () => problem(500, 'unexpected', { traceId: 't-1' })))

  await user.click(confirm)

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not disconnected')
  expect(within(dialog).getByRole('alert')).toHaveTextContent('Reference for support: t-1')
  expect(confirm).toBeEnabled()
})
