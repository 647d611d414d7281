import { screen, waitFor, within } from '@testing-library/react'
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

test('the navigation shows only the connections page to a person without connections', async () => {
  renderApp()
  await screen.findByRole('heading', { name: 'No broker is connected yet' })

  const links = within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link')

  expect(links.map(({ textContent }) => textContent)).toEqual(['Connections'])
  expect(links[0]).toHaveAttribute('aria-current', 'page')
})

test('a person who only administers starts at the administration', async () => {
  const resume = vi.fn(async () => ({ ...asha, roles: ['admin' as const] }))
  renderApp({ environment: testEnvironment({ signIn: { resume } }) })

  expect(await screen.findByRole('heading', { level: 1, name: 'Administration' })).toBeVisible()
  const links = within(screen.getByRole('navigation', { name: 'Pages' })).getAllByRole('link')
  expect(links.map(({ textContent }) => textContent)).toEqual(['Admin'])
})

test('the portfolio link leads to the connected account', async () => {
  haveConnections(status('EXPIRED'), { ...connected, configId: other.id })
  renderApp()

  await screen.findByText('Login needed')
  expect(await screen.findByRole('link', { name: 'Portfolio' })).toHaveAttribute('href', `/portfolio/${other.id}`)
})

test('without a connected account the portfolio link leads to the first account', async () => {
  haveConnections(status('EXPIRED'))
  renderApp()

  expect(await screen.findByRole('link', { name: 'Portfolio' })).toHaveAttribute('href', `/portfolio/${config.id}`)
})

test('only administrators see the link to the administration page', async () => {
  const { user } = renderApp({ environment: admin() })

  await user.click(await screen.findByRole('link', { name: 'Admin' }))

  const heading = await screen.findByRole('heading', { level: 1, name: 'Administration' })
  expect(heading).toHaveFocus()
  expect(document.title).toBe('Administration · Broker Connect')
})

test('the administration page tells a person without the role to contact the administrator', async () => {
  renderApp({ path: '/admin' })

  expect(await screen.findByRole('heading', { name: 'You do not have access to this page' })).toBeVisible()
  expect(screen.getByText(/Contact your administrator/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Admin' })).not.toBeInTheDocument()
})

test('the navigation is hidden before sign-in', async () => {
  renderApp({ environment: testEnvironment({ signIn: { resume: vi.fn(async () => null) } }) })

  await screen.findByRole('button', { name: 'Sign in' })
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument()
})

test('the first page of a visit does not move the focus', async () => {
  renderApp()

  expect(await screen.findByRole('heading', { level: 1, name: 'Connections' })).not.toHaveFocus()
  expect(document.title).toBe('Connections · Broker Connect')
})

test('the user menu is loaded when it is opened, and the focus returns to its button', async () => {
  const { user } = renderApp()
  const button = await screen.findByRole('button', { name: 'User menu: Asha' })
  expect(button).toHaveAttribute('aria-haspopup', 'menu')

  await user.click(button)
  expect(await screen.findByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByRole('menuitem')).not.toBeInTheDocument())
  await waitFor(() => expect(screen.getByRole('button', { name: 'User menu: Asha' })).toHaveFocus())
})
