import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { config, connected, status, zerodha } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const path = `/api/broker/configs/${config.id}/pasted-token`

function haveBroker(waysIn: string[]) {
  server.use(
    http.get('/api/brokers', () => HttpResponse.json([{ ...zerodha, waysIn }])),
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])),
  )
}

async function openDialog() {
  const { user } = renderApp()
  const card = await screen.findByRole('article', { name: config.label })
  await user.click(await within(card).findByRole('button', { name: `Paste a token: ${config.label}` }))
  return { user, dialog: await screen.findByRole('dialog', { name: 'Connect Zerodha by a token' }) }
}

test('a broker without pasted tokens offers the login only', async () => {
  haveBroker(['CONSENT'])
  renderApp()

  const card = await screen.findByRole('article', { name: config.label })
  expect(await within(card).findByRole('button', { name: `Connect Zerodha: ${config.label}` })).toBeVisible()
  expect(within(card).queryByRole('button', { name: /Paste a token/ })).toBeNull()
})

test('a broker without a consent page offers the token only', async () => {
  haveBroker(['PASTED_TOKEN'])
  renderApp()

  const card = await screen.findByRole('article', { name: config.label })
  expect(await within(card).findByRole('button', { name: `Paste a token: ${config.label}` })).toBeVisible()
  expect(within(card).queryByRole('button', { name: /^Connect Zerodha/ })).toBeNull()
})

test('a pasted token is sent without what was copied around it, and opens the portfolio', async () => {
  haveBroker(['CONSENT', 'PASTED_TOKEN'])
  const bodies: unknown[] = []
  server.use(
    http.post(path, async ({ request }) => {
      bodies.push(await request.json())
      server.use(http.get('/api/broker/status', () => HttpResponse.json([connected])))
      return HttpResponse.json(connected)
    }),
  )
  const { user, dialog } = await openDialog()

  await user.click(within(dialog).getByLabelText('Token'))
  await user.paste(' "abc.def"\n')
  await user.click(within(dialog).getByRole('button', { name: 'Connect Zerodha' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies).toEqual([{ token: 'abc.def' }])
  expect(await screen.findByRole('heading', { level: 1, name: config.label })).toBeVisible()
})

test('a refused token is explained and does not stay on the page', async () => {
  haveBroker(['PASTED_TOKEN'])
  server.use(http.post(path, () => problem(409, 'pasted-token-refused')))
  const { user, dialog } = await openDialog()

  await user.type(within(dialog).getByLabelText('Token'), 'abc.def')
  await user.click(within(dialog).getByRole('button', { name: 'Connect Zerodha' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('does not accept this token')
  expect(within(dialog).getByLabelText('Token')).toHaveValue('')
})

test('no token and a token with a space are not sent', async () => {
  haveBroker(['PASTED_TOKEN'])
  const { user, dialog } = await openDialog()

  await user.click(within(dialog).getByRole('button', { name: 'Connect Zerodha' }))
  expect(await within(dialog).findByText('Paste the token.')).toBeVisible()
  await user.type(within(dialog).getByLabelText('Token'), 'abc def')
  await user.click(within(dialog).getByRole('button', { name: 'Connect Zerodha' }))

  expect(await within(dialog).findByText(/contains a space/)).toBeVisible()
})
