import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { config, connected, status } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { changeStream, problem, server } from '../../testing/server'

async function openDialog() {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([connected])),
  )
  const app = renderApp()
  await app.user.click(await screen.findByRole('button', { name: 'Disconnect Family account' }))
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect Family account?' })
  return { ...app, dialog, confirm: within(dialog).getByRole('button', { name: 'Disconnect' }) }
}

test('the dialog explains the consequences and focuses the button that keeps the connection', async () => {
  const { dialog } = await openDialog()

  expect(dialog).toHaveTextContent('its tokens are deleted here at once')
  expect(dialog).toHaveTextContent('Your credentials stay stored')
  expect(dialog).toHaveTextContent('To connect again, you must log in to Zerodha.')
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Stay connected' })).toHaveFocus())
})

test('Escape keeps the connection and returns the focus to the button', async () => {
  const { user } = await openDialog()

  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  await waitFor(() => expect(screen.getByRole('button', { name: 'Disconnect Family account' })).toHaveFocus())
})

test('the card shows the new state at once and announces it', async () => {
  const { user, confirm } = await openDialog()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () => HttpResponse.json({ status: status('DISCONNECTED') })),
  )

  await user.click(confirm)

  expect(await screen.findByText('Not connected')).toBeVisible()
  expect(screen.getByText('Family account: Not connected')).toBeInTheDocument()
  expect(screen.queryByText('The session at Zerodha could not be ended yet')).not.toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Family account' })).toHaveFocus())
})

test('a session that the broker has not ended yet is reported', async () => {
  const { user, confirm } = await openDialog()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () =>
      HttpResponse.json({
        status: status('DISCONNECTED'),
        warning: { code: 'broker-unreachable', message: 'The broker could not be told.' },
      }),
    ),
  )

  await user.click(confirm)

  expect(await screen.findByText('The session at Zerodha could not be ended yet')).toBeVisible()
  expect(screen.getByText(/We keep trying to end the session/)).toBeVisible()
})

test('access that only the person can end is reported', async () => {
  const { user, confirm } = await openDialog()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () =>
      HttpResponse.json({
        status: status('DISCONNECTED'),
        warning: { code: 'revocation-unsupported', message: 'The access is still valid.' },
      }),
    ),
  )

  await user.click(confirm)

  expect(await screen.findByText('The access at Zerodha is still valid')).toBeVisible()
  expect(screen.getByText(/remove this application or its token in your account at Zerodha/)).toBeVisible()
  expect(screen.queryByText(/We keep trying/)).not.toBeInTheDocument()
})

test('a session that the broker has not ended yet is no longer reported after the next connection', async () => {
  const stream = changeStream()
  server.use(http.get('/api/broker/stream', () => stream.response))
  const { user, confirm } = await openDialog()
  server.use(
    http.post('/api/broker/configs/:id/disconnect', () =>
      HttpResponse.json({
        status: status('DISCONNECTED'),
        warning: { code: 'broker-unreachable', message: 'The broker could not be told.' },
      }),
    ),
  )
  await user.click(confirm)
  await screen.findByText('The session at Zerodha could not be ended yet')

  act(() => stream.send('status', 1, connected))
  expect(await screen.findByText('Asha Rao (AB1234)')).toBeVisible()
  act(() => stream.send('status', 2, status('DISCONNECTED')))

  expect(await screen.findByText('Not connected')).toBeVisible()
  expect(screen.queryByText('The session at Zerodha could not be ended yet')).not.toBeInTheDocument()
})

test('a disconnection that fails is explained in the dialog', async () => {
  const { user, dialog, confirm } = await openDialog()
  server.use(http.post('/api/broker/configs/:id/disconnect', () => problem(500, 'unexpected', { traceId: 't-1' })))

  await user.click(confirm)

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not disconnected')
  expect(within(dialog).getByRole('alert')).toHaveTextContent('Reference for support: t-1')
  expect(confirm).toBeEnabled()
})
