import { act, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { asha, renderApp, testEnvironment } from '../../testing/renderApp'
import { server, settings } from '../../testing/server'
import { signedIn, signInEnded } from './signInSlice'

const signedOut = () => testEnvironment({ signIn: { resume: vi.fn(async () => null) } })

test('the welcome page redirects to the OpenID provider', async () => {
  const { user, environment } = renderApp({ environment: signedOut(), path: '/?add=zerodha' })

  await user.click(await screen.findByRole('button', { name: 'Sign in' }))

  expect(environment.signIn.begin).toHaveBeenCalledWith('/?add=zerodha')
})

test('a tab that leaves for a silent sign-in shows no welcome page', async () => {
  const beginSilently = vi.fn(async () => true)
  const environment = testEnvironment({ signIn: { resume: async () => null, beginSilently } })
  renderApp({ environment, path: '/?add=zerodha' })

  await waitFor(() => expect(beginSilently).toHaveBeenCalledWith('/?add=zerodha'))
  expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Sign in' })).not.toBeInTheDocument()
})

test('after a refused silent sign-in the page where it began offers to sign in', async () => {
  const complete = vi.fn(async () => ({ person: null, returnTo: '/?add=zerodha' }))
  const environment = testEnvironment({ signIn: { complete, resume: async () => null } })
  const { user } = renderApp({ environment, path: '/signed-in?error=login_required&state=s' })

  await user.click(await screen.findByRole('button', { name: 'Sign in' }))

  expect(environment.signIn.begin).toHaveBeenCalledWith('/?add=zerodha')
  expect(environment.signIn.beginSilently).not.toHaveBeenCalled()
})

test('an unreachable sign-in service is explained and can be retried', async () => {
  const resume = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(asha)
  const { user } = renderApp({ environment: testEnvironment({ signIn: { resume } }) })

  expect(await screen.findByRole('alert')).toHaveTextContent('could not reach')
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
})

test('a completed sign-in returns to the page where it began', async () => {
  const complete = vi.fn(async () => ({ person: asha, returnTo: '/?add=zerodha' }))
  renderApp({ environment: testEnvironment({ signIn: { complete } }), path: '/signed-in?code=c&state=s' })

  expect(await screen.findByRole('heading', { name: 'Set up Zerodha' })).toBeVisible()
  expect(complete).toHaveBeenCalledOnce()
})

test('a pop-up that completed a sign-in for another window can be closed', async () => {
  renderApp({ path: '/signed-in?code=c&state=s' })

  expect(await screen.findByText('You are signed in. You can close this window.')).toBeVisible()
})

test('an invalid response of the provider is explained and offers to sign in again', async () => {
  const complete = vi.fn(async () => Promise.reject(new Error('no matching state')))
  const { user, environment } = renderApp({
    environment: testEnvironment({ signIn: { complete, resume: async () => null } }),
    path: '/signed-in?code=c',
  })

  expect(await screen.findByRole('alert')).toHaveTextContent('has expired or belongs to another window')
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))

  expect(environment.signIn.begin).toHaveBeenCalledWith('/')
})

test('a reload after the sign-in leads to the connections', async () => {
  const complete = vi.fn(async () => Promise.reject(new Error('no matching state')))
  renderApp({ environment: testEnvironment({ signIn: { complete } }), path: '/signed-in?code=c&state=s' })

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
})

test('an unknown address is explained', async () => {
  renderApp({ path: '/nowhere' })

  expect(await screen.findByText('The address may be mistyped, or the page no longer exists.')).toBeVisible()
})

test('the page keeps its state when the sign-in ends', async () => {
  const { user, store } = renderApp({ path: '/?add=zerodha' })
  await user.type(await screen.findByLabelText('API key'), 'sandboxdemo')

  act(() => void store.dispatch(signInEnded()))
  await screen.findByRole('dialog', { name: 'You were signed out' })
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(screen.getByLabelText('API key')).toHaveValue('sandboxdemo')
})

test('signing in again redirects when pop-ups are blocked', async () => {
  const reauthenticate = vi.fn(async () => Promise.reject(new Error('popup blocked')))
  const { user, store, environment } = renderApp({ environment: testEnvironment({ signIn: { reauthenticate } }) })
  await screen.findByRole('heading', { name: 'Connections' })

  act(() => void store.dispatch(signInEnded()))
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))

  await waitFor(() => expect(environment.signIn.begin).toHaveBeenCalledWith('/'))
})

test('the data of one person is removed when another person signs in', async () => {
  const { store } = renderApp()
  await screen.findByRole('heading', { name: 'No broker is connected yet' })
  expect(Object.keys(store.getState().api.queries)).not.toEqual([])

  server.use(http.get('/api/broker/configs', () => new Promise<never>(() => {})))
  act(() => void store.dispatch(signedIn({ id: 'u2', name: 'Ravi', roles: ['investor'] })))

  expect(await screen.findByRole('status', { name: 'Loading your connections' })).toBeInTheDocument()
})

test('signing out shows the welcome page', async () => {
  const { user, environment } = renderApp()
  await screen.findByRole('heading', { name: 'Connections' })

  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  expect(await screen.findByText('Signed in as Asha')).toBeVisible()
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))

  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(environment.signIn.end).toHaveBeenCalledOnce()
})

test('signing out first ends the logins that are open at the broker', async () => {
  const events: string[] = []
  server.use(
    http.delete('/api/broker/attempts', ({ request }) => {
      events.push(`${request.headers.get('Authorization')} ${request.credentials}`)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const environment = testEnvironment({ signIn: { end: vi.fn(async () => void events.push('end')) } })
  const { user } = renderApp({ environment })

  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))

  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(events).toEqual(['Bearer a-token include', 'end'])
})

test('a sign-out works although the server cannot end the logins', async () => {
  server.use(http.delete('/api/broker/attempts', () => HttpResponse.error()))
  const { user, environment } = renderApp()

  await user.click(await screen.findByRole('button', { name: 'User menu: Asha' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))

  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(environment.signIn.end).toHaveBeenCalledOnce()
})

test('the sandbox banner shows on every page', async () => {
  server.use(http.get('/settings.json', () => HttpResponse.json({ ...settings, sandbox: true })))
  renderApp({ path: '/callback' })

  expect(await screen.findByText('Sandbox: no real broker, no real money')).toBeVisible()
})

test('an unknown path shows that the page was not found', async () => {
  renderApp({ path: '/nowhere' })

  expect(screen.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Back to my connections' })).toHaveAttribute('href', '/')
})
