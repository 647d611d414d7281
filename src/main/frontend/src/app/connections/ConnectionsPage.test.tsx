import { setupListeners } from '@reduxjs/toolkit/query'
import { act, screen, waitFor, within } from '@testing-library/react'
import { delay, HttpResponse, http } from 'msw'
import { expect, onTestFinished, test } from 'vitest'
import { config, connected, now, status, zerodha } from '../../testing/data'
import { portfolio } from '../../testing/portfolioData'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

function haveConnection(shown = connected) {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([shown])),
  )
}

test('without connections the page offers to connect a broker', async () => {
  renderApp()

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Connect Zerodha' })).toBeVisible()
})

test('a skeleton shows while the connections load', async () => {
  server.use(http.get('/api/broker/configs', () => delay('infinite')))
  renderApp()

  expect(await screen.findByRole('status', { name: 'Loading your connections' })).toBeInTheDocument()
})

test('a failed load is explained and can be retried', async () => {
  server.use(http.get('/api/broker/configs', () => problem(500, 'unexpected', { traceId: 'abc123' }), { once: true }))
  const { user } = renderApp()

  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Your connections could not be loaded')
  expect(alert).toHaveTextContent('Reference for support: abc123')
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))

  expect(await screen.findByRole('heading', { name: 'No broker is connected yet' })).toBeVisible()
})

test('a connected card shows the account and the end of the session', async () => {
  haveConnection()
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('Connected')).toBeVisible()
  expect(within(card).getByText('Asha Rao (AB1234)')).toBeVisible()
  expect(within(card).getByText('Session ends', { exact: false })).toBeVisible()
  expect(within(card).getByRole('button', { name: 'Disconnect Family account' })).toBeVisible()
})

test('a connected card shows value and change of the day, and leads to the portfolio', async () => {
  haveConnection()
  server.use(http.get(`/api/portfolio/${config.id}`, () => HttpResponse.json(portfolio)))
  const { user } = renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('₹15,05,386.39')).toBeVisible()
  expect(card).toHaveTextContent('Today−₹4,321.50 −0.29%')
  expect(within(card).getByText('Live')).toBeVisible()
  await user.click(within(card).getByRole('link', { name: 'View portfolio: Family account' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'Family account' })).toBeVisible()
})

test('a value that was read a while ago is not called live', async () => {
  haveConnection()
  const asOf = new Date(now - 11 * 60_000).toISOString()
  server.use(http.get(`/api/portfolio/${config.id}`, () => HttpResponse.json({ ...portfolio, asOf })))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('Saved data')).toBeVisible()
  expect(within(card).queryByText('Live')).not.toBeInTheDocument()
})

test('a card shows no value that is unknown, and no sample', async () => {
  haveConnection()
  server.use(http.get(`/api/portfolio/${config.id}`, () => HttpResponse.json({ ...portfolio, source: 'SAMPLE' })))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText('The value of this account is not available.')).toBeVisible()
  expect(within(card).queryByText(/₹/)).not.toBeInTheDocument()
})

test('a card of an account that was never connected has no way to a portfolio', async () => {
  haveConnection(status('DISCONNECTED'))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  await within(card).findByText('Not connected')
  expect(within(card).queryByRole('link', { name: /View portfolio/ })).not.toBeInTheDocument()
})

test.each([
  ['DISCONNECTED', 'Not connected', 'Connect Zerodha: Family account'],
  ['EXPIRED', 'Login needed', 'Reconnect Zerodha: Family account'],
  ['ERROR', 'Not working', 'Reconnect Zerodha: Family account'],
  ['CONNECTING', 'Login in progress', 'Connect Zerodha: Family account'],
] as const)('a connection in state %s shows "%s" and the button "%s"', async (state, words, button) => {
  haveConnection(status(state))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByText(words)).toBeVisible()
  expect(within(card).getByRole('button', { name: button })).toBeVisible()
})

test.each(['app-secret-refused', 'secret-unreadable'])(
  'a card with the problem %s offers other credentials',
  async (code) => {
    haveConnection(status('ERROR', { error: { code, message: 'm', retryable: false } }))
    renderApp()

    const card = await screen.findByRole('article', { name: 'Family account' })
    expect(await within(card).findByRole('button', { name: 'Replace credentials: Family account' })).toBeVisible()
  },
)

test('a card with another problem offers no other credentials', async () => {
  haveConnection(status('ERROR', { error: { code: 'broker-down', message: 'm', retryable: true } }))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  expect(await within(card).findByRole('button', { name: 'Reconnect Zerodha: Family account' })).toBeVisible()
  expect(within(card).queryByRole('button', { name: /Replace credentials/ })).not.toBeInTheDocument()
})

test('a failed refresh of the status keeps the cards and warns that they may be out of date', async () => {
  haveConnection()
  const { store } = renderApp()
  await screen.findByText('Asha Rao (AB1234)')

  server.use(http.get('/api/broker/status', () => HttpResponse.error()))
  const { connectionApi } = await import('../../features/connection/connectionApi')
  await store.dispatch(connectionApi.endpoints.listStatuses.initiate(undefined, { forceRefetch: true }))

  expect(await screen.findByText('This page may be out of date')).toBeVisible()
  expect(screen.getByText('Asha Rao (AB1234)')).toBeVisible()
})

test('a name that was changed elsewhere appears when the window gets the focus', async () => {
  haveConnection()
  const { store } = renderApp()
  onTestFinished(setupListeners(store.dispatch))
  await screen.findByRole('article', { name: 'Family account' })

  server.use(http.get('/api/broker/configs', () => HttpResponse.json([{ ...config, label: 'Long-term' }])))
  act(() => void window.dispatchEvent(new Event('focus')))

  expect(await screen.findByRole('article', { name: 'Long-term' })).toBeVisible()
})

const second = { ...zerodha, id: 'second', name: 'Second Broker' }

test('with several brokers each has a button at first', async () => {
  server.use(http.get('/api/brokers', () => HttpResponse.json([zerodha, second])))
  renderApp()

  expect(await screen.findByRole('button', { name: 'Connect Zerodha' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Connect Second Broker' })).toBeVisible()
})

test('with several brokers a menu adds another account', async () => {
  haveConnection()
  server.use(http.get('/api/brokers', () => HttpResponse.json([zerodha, second])))
  const { user } = renderApp()

  // the button is disabled until its menu is loaded
  await waitFor(() => expect(screen.getByRole('button', { name: 'Add account' })).toBeEnabled())
  await user.click(screen.getByRole('button', { name: 'Add account' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Second Broker' }))

  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Second Broker')
})

test('a broker that is no longer offered cannot be added, and its connections stay', async () => {
  haveConnection()
  server.use(http.get('/api/brokers', () => HttpResponse.json([second, { ...zerodha, offered: false }])))
  renderApp()

  expect(await screen.findByRole('button', { name: 'Add Second Broker account' })).toBeVisible()
  expect(screen.getByRole('article', { name: 'Family account' })).toBeVisible()
})

test('the times of a connection are those of the market of its broker', async () => {
  haveConnection()
  server.use(http.get('/api/brokers', () => HttpResponse.json([{ ...zerodha, timeZone: 'America/New_York' }])))
  renderApp()

  const card = await screen.findByRole('article', { name: 'Family account' })
  // 9:12 am in India
  expect(await within(card).findByText(/^yesterday at 10:42 pm/)).toBeVisible()
})
