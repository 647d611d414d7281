import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { config, status, zerodha } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

async function openForm() {
  const app = renderApp({ path: '/?add=zerodha' })
  await screen.findByRole('heading', { name: 'Set up Zerodha' })
  return app
}

const key = () => screen.getByLabelText('API key')
const secret = () => screen.getByLabelText('API secret')
const save = () => screen.getByRole('button', { name: 'Save' })

test('the form focuses its heading and shows the redirect URL', async () => {
  const { user } = renderApp()
  await user.click(await screen.findByRole('button', { name: 'Connect Zerodha' }))

  expect(await screen.findByRole('heading', { name: 'Set up Zerodha' })).toHaveFocus()
  expect(screen.getByText(zerodha.redirectUrl)).toBeVisible()
})

test('the redirect URL can be copied', async () => {
  const { user } = await openForm()

  await user.click(screen.getByRole('button', { name: 'Copy the Redirect URL' }))

  expect(await navigator.clipboard.readText()).toBe(zerodha.redirectUrl)
  expect(screen.getByText('Copied', { selector: 'p' })).toBeInTheDocument()
})

test('without access to the clipboard the redirect URL is selected', async () => {
  const { user } = await openForm()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))

  await user.click(screen.getByRole('button', { name: 'Copy the Redirect URL' }))

  expect(await screen.findByText(/Press Ctrl\+C/)).toBeVisible()
  expect(window.getSelection()?.toString()).toBe(zerodha.redirectUrl)
})

test('pasted white space is removed, and a valid value is confirmed while it is entered', async () => {
  const { user } = await openForm()

  await user.click(key())
  await user.paste('  sandboxdemo\n')

  expect(key()).toHaveValue('sandboxdemo')
  expect(screen.getByText('The format is correct.')).toBeVisible()
})

test('an invalid value shows an error after the field was left, until it is valid', async () => {
  const { user } = await openForm()

  await user.type(key(), 'abc')
  expect(key()).not.toBeInvalid()
  await user.tab()
  expect(key()).toBeInvalid()
  expect(key()).toHaveAccessibleDescription(/not a valid API key/)

  await user.type(key(), 'def')
  expect(key()).not.toBeInvalid()
})

test('the secret is masked and not filled in by browsers', async () => {
  await openForm()

  expect(secret()).toHaveAttribute('type', 'password')
  expect(secret()).toHaveAttribute('autocomplete', 'new-password')
})

test('invalid values are not sent, and the first invalid field gets the focus', async () => {
  const create = vi.fn()
  server.use(http.post('/api/broker/configs', create))
  const { user } = await openForm()

  await user.click(save())

  await waitFor(() => expect(key()).toHaveFocus())
  expect(secret()).toBeInvalid()
  expect(create).not.toHaveBeenCalled()
})

test('saving returns to the connections and offers to connect', async () => {
  const bodies: unknown[] = []
  server.use(
    http.post('/api/broker/configs', async ({ request }) => {
      bodies.push(await request.json())
      server.use(
        http.get('/api/broker/configs', () => HttpResponse.json([config])),
        http.get('/api/broker/status', () => HttpResponse.json([status('DISCONNECTED')])),
      )
      return HttpResponse.json(config, { status: 201 })
    }),
  )
  const { user } = await openForm()

  await user.type(key(), 'sandboxdemo')
  await user.type(secret(), 'sandboxdemo-secret')
  await user.clear(screen.getByLabelText('Name'))
  await user.type(screen.getByLabelText('Name'), ' Family account ')
  await user.click(save())

  expect(await screen.findByRole('button', { name: 'Connect Zerodha: Family account' })).toBeVisible()
  expect(bodies).toEqual([
    {
      broker: 'zerodha',
      label: 'Family account',
      credentials: { apiKey: 'sandboxdemo', apiSecret: 'sandboxdemo-secret' },
    },
  ])
  expect(screen.getByText('Family account is saved. You can connect it now.')).toBeInTheDocument()
})

test('an error of the server shows at its field until the field changes', async () => {
  server.use(
    http.post('/api/broker/configs', () =>
      problem(400, 'credentials-malformed', {
        errors: [{ field: 'credentials.apiSecret', message: 'Of another key.' }],
      }),
    ),
  )
  const { user } = await openForm()
  await user.type(key(), 'sandboxdemo')
  await user.type(secret(), 'sandboxdemo-secret')
  await user.click(save())

  expect(await screen.findByText('Of another key.')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved')
  await user.type(secret(), 'x')

  expect(screen.queryByText('Of another key.')).not.toBeInTheDocument()
})

test('cancelling returns to the connections', async () => {
  const { user } = await openForm()

  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  expect(await screen.findByRole('heading', { name: 'Connections' })).toHaveFocus()
})

test('the names of sites in the hints of a broker are links', async () => {
  const [apiKey, apiSecret] = zerodha.credentialFields
  const hint = "On your app's page at developers.kite.trade: usually 16 letters, e.g. abcdefgh."
  server.use(
    http.get('/api/brokers', () =>
      HttpResponse.json([{ ...zerodha, credentialFields: [{ ...apiKey, hint }, apiSecret] }]),
    ),
  )
  await openForm()

  const links = screen.getAllByRole('link', { name: /kite|abcdefgh|e\.g/ })
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://developers.kite.trade/'])
  expect(key()).toHaveAccessibleDescription(hint)
})

test('the page with the credentials is drawn and described as the broker describes it', async () => {
  const consolePage = {
    host: 'console.example.com',
    path: ['Profile', 'Apps'],
    rows: [
      { label: 'Redirect URL' },
      { label: 'API key', field: 'apiKey' },
      { label: 'API secret', field: 'apiSecret', button: 'Show' },
    ],
  }
  server.use(http.get('/api/brokers', () => HttpResponse.json([{ ...zerodha, consolePage }])))
  await openForm()

  const drawing = screen.getByRole('img', { name: /^Drawing of the page at console.example.com, Profile › Apps/ })
  expect(drawing).toHaveAccessibleName(/Redirect URL: enter the redirect URL of step 1; API key: copy it to this page/)
  expect(drawing).toHaveAccessibleName(/API secret: press Show, then copy it to this page/)
})

test('a server of an earlier version that cannot read the request is an update in progress', async () => {
  server.use(http.post('/api/broker/configs', () => problem(400, 'request-malformed')))
  const { user } = await openForm()

  await user.type(key(), 'sandboxdemo')
  await user.type(secret(), 'sandboxdemo-secret')
  await user.click(save())

  expect(await screen.findByRole('alert')).toHaveTextContent('Broker Connect is being updated')
  expect(key()).toHaveValue('sandboxdemo')
})
