import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { config, connected, status } from '../testing/data'
import { asha, renderApp, testEnvironment } from '../testing/renderApp'
import { server } from '../testing/server'

const other = { ...config, id: '33333333-3333-4333-8333-333333333333', label: 'Second' }

function haveConnections(...statuses: object[]) {
  server.use(
    http.get('/api/broker/configs', () => HttpResponse.json([config, other])),
    http.get('/api/broker/status', () => HttpResponse.json(statuses)),
  )
}

const admin = () =>
  testEnvironment({ signIn: { resume: vi.fn(async () => ({ ...asha, roles: ['investor', 'admin'] })) } })

test('someone without connections sees the mode to connections alone', async () => {
  renderApp()
  await screen.findByRole('heading', { name: 'No broker is connected yet' })

  const links = within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link')

  expect(links.map(({ textContent }) => textContent)).toEqual(['Connections'])
  expect(links[0]).toHaveAttribute('aria-current', 'page')
})

test('the mode to the portfolio leads to the connection that is live', async () => {
  haveConnections(status('EXPIRED'), { ...connected, configId: other.id })
  renderApp()

  await screen.findByText('Login needed')
  expect(await screen.findByRole('link', { name: 'Portfolio' })).toHaveAttribute('href', `/portfolio/${other.id}`)
})

test('where none is live it leads to the first', async () => {
  haveConnections(status('EXPIRED'))
  renderApp()

  expect(await screen.findByRole('link', { name: 'Portfolio' })).toHaveAttribute('href', `/portfolio/${config.id}`)
})

test('only administrators see the mode to their page, and it takes them there', async () => {
  const { user } = renderApp({ environment: admin() })

  await user.click(await screen.findByRole('link', { name: 'Admin' }))

  const heading = await screen.findByRole('heading', { level: 1, name: 'Administration' })
  expect(heading).toHaveFocus()
  expect(document.title).toBe('Administration · Broker Connect')
})

test('others who know its address are told whom to ask', async () => {
  renderApp({ path: '/admin' })

  expect(await screen.findByRole('heading', { name: 'This page is for others' })).toBeVisible()
  expect(screen.getByText(/Ask your administrator/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Admin' })).not.toBeInTheDocument()
})

test('nobody sees any mode before they are signed in', async () => {
  renderApp({ environment: testEnvironment({ signIn: { resume: vi.fn(async () => null) } }) })

  await screen.findByRole('button', { name: 'Sign in' })
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument()
})

test('the first page leaves the keyboard where browsers put it', async () => {
  renderApp()

  expect(await screen.findByRole('heading', { level: 1, name: 'Connections' })).not.toHaveFocus()
  expect(document.title).toBe('Connections · Broker Connect')
})
