import { act, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { asha, renderApp, testEnvironment } from '../../testing/renderApp'
import { server, settings } from '../../testing/server'
import { signedIn, signInEnded } from './signInSlice'

const signedOut = () => testEnvironment({ signIn: { resume: vi.fn(async () => null) } })

test('someone who is not signed in is told what this is, and leaves for the provider by a press', async () => {
  const { user, environment } = renderApp({ environment: signedOut(), path: '/?add=zerodha' })

  await user.click(await screen.findByRole('button', { name: 'Sign in' }))

  expect(environment.signIn.begin).toHaveBeenCalledWith('/?add=zerodha')
})

test('a sign-in service that is away is said to be so, and tried again by a press', async () => {
  const resume = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(asha)
  const { user } = renderApp({ environment: testEnvironment({ signIn: { resume } }) })

  expect(await screen.findByRole('alert')).toHaveTextContent('could not reach')
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible()
})

test('the mode back goes on to where the person wanted to be', async () => {
  const complete = vi.fn(async () => ({ person: asha, returnTo: '/?add=zerodha' }))
  renderApp({ environment: testEnvironment({ signIn: { complete } }), path: '/signed-in?code=c&state=s' })

  expect(await screen.findByRole('heading', { name: 'Set up Zerodha' })).toBeVisible()
  expect(complete).toHaveBeenCalledOnce()
})

test('an answer that was for another window says that this one can be closed', async () => {
  renderApp({ path: '/signed-in?code=c&state=s' })

  expect(await screen.findByText('You are signed in. You can close this window.')).toBeVisible()
})

test('an answer that cannot be used is explained, with a mode to sign in again', async () => {
  const complete = vi.fn(async () => Promise.reject(new Error('no matching state')))
  const { user, environment } = renderApp({
    environment: testEnvironment({ signIn: { complete } }),
    path: '/signed-in?code=c',
  })

  expect(await screen.findByRole('alert')).toHaveTextContent('could not be used')
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))

  expect(environment.signIn.begin).toHaveBeenCalledWith('/')
})

test('a sign-in that ends leaves what was typed where it is', async () => {
  const { user, store } = renderApp({ path: '/?add=zerodha' })
  await user.type(await screen.findByLabelText('API key'), 'sandboxdemo')

  act(() => void store.dispatch(signInEnded()))
  await screen.findByRole('dialog', { name: 'Your sign-in has ended' })
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(screen.getByLabelText('API key')).toHaveValue('sandboxdemo')
})

test('where windows are blocked, signing in again leaves the page', async () => {
  const again = vi.fn(async () => Promise.reject(new Error('popup blocked')))
  const { user, store, environment } = renderApp({ environment: testEnvironment({ signIn: { again } }) })
  await screen.findByRole('heading', { name: 'Connections' })

  act(() => void store.dispatch(signInEnded()))
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))

  await waitFor(() => expect(environment.signIn.begin).toHaveBeenCalledWith('/'))
})

test('what one person saw is gone when another signs in', async () => {
  const { store } = renderApp()
  await screen.findByRole('heading', { name: 'No broker is connected yet' })
  expect(Object.keys(store.getState().api.queries)).not.toEqual([])

  server.use(http.get('/api/broker/configs', () => new Promise<never>(() => {})))
  act(() => void store.dispatch(signedIn({ id: 'u2', name: 'Ravi', roles: ['investor'] })))

  expect(await screen.findByRole('status', { name: 'Loading your connections' })).toBeInTheDocument()
})

test('signing out ends on the page for people who are not signed in', async () => {
  const { user, environment } = renderApp()
  await screen.findByRole('heading', { name: 'Connections' })

  await user.click(screen.getByRole('button', { name: 'Menu of Asha' }))
  expect(screen.getByText('Signed in as Asha')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Sign out' }))

  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(environment.signIn.end).toHaveBeenCalledOnce()
})

test('a sandbox is named on every page', async () => {
  server.use(http.get('/settings.json', () => HttpResponse.json({ ...settings, sandbox: true })))
  renderApp({ path: '/callback' })

  expect(await screen.findByText('Sandbox: no real broker, no real money')).toBeVisible()
})

test('a page that does not exist says so and leads back', async () => {
  renderApp({ path: '/nowhere' })

  expect(screen.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Back to my connections' })).toHaveAttribute('href', '/')
})
