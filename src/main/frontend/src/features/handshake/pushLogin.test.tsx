import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { config, connected, zerodha } from '../../testing/data'
import { renderApp } from '../../testing/renderApp'
import { problem, server } from '../../testing/server'

const path = `/api/broker/configs/${config.id}`
const expired = { ...connected, state: 'EXPIRED' as const }

function haveBroker(waysIn: string[], status: object = expired) {
  server.use(
    http.get('/api/brokers', () => HttpResponse.json([{ ...zerodha, waysIn }])),
    http.get('/api/broker/configs', () => HttpResponse.json([config])),
    http.get('/api/broker/status', () => HttpResponse.json([status])),
  )
}

async function openDialog() {
  const { user } = renderApp()
  const card = await screen.findByRole('article', { name: config.label })
  await user.click(await within(card).findByRole('button', { name: `Log in by app: ${config.label}` }))
  return { user, dialog: await screen.findByRole('dialog', { name: 'Log in with the Zerodha app' }) }
}

test('a broker without this way in does not offer it', async () => {
  haveBroker(['CONSENT'])
  renderApp()

  const card = await screen.findByRole('article', { name: config.label })
  expect(within(card).queryByRole('button', { name: /Log in by app/ })).toBeNull()
})

test('after a request the page says until when to agree', async () => {
  haveBroker(['CONSENT', 'PUSH'])
  server.use(http.post(`${path}/push-login`, () => HttpResponse.json({ agreeUntil: '2026-11-22T22:00:00Z' })))
  const { user, dialog } = await openDialog()

  await user.click(within(dialog).getByRole('button', { name: 'Ask in the app' }))

  expect(await within(dialog).findByRole('status')).toHaveTextContent(/Zerodha asks you in its app.*3:30/)
})

test('without an address the page explains it, and a new address can be copied', async () => {
  haveBroker(['CONSENT', 'PUSH'])
  server.use(
    http.post(`${path}/push-login`, () => problem(409, 'push-not-prepared')),
    http.post(`${path}/push-address`, () => HttpResponse.json({ address: 'https://app.example/api/broker/push/x1' })),
  )
  const { user, dialog } = await openDialog()

  await user.click(within(dialog).getByRole('button', { name: 'Ask in the app' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Create an address')

  await user.click(within(dialog).getByText('Address for Zerodha'))
  await user.click(within(dialog).getByRole('button', { name: 'Create a new address' }))
  expect(await within(dialog).findByText('https://app.example/api/broker/push/x1')).toBeVisible()
})
