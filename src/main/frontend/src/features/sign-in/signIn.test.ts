import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { server, settings } from '../../testing/server'
import { SignIn } from './signIn'

const { authority, clientId } = settings.signIn
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60
let renewals: URLSearchParams[]

beforeEach(() => {
  renewals = []
  server.use(
    http.get(`${authority}/.well-known/openid-configuration`, () =>
      HttpResponse.json({ issuer: authority, token_endpoint: `${authority}/token` }),
    ),
    http.post(`${authority}/token`, async ({ request }) => {
      renewals.push(new URLSearchParams(await request.text()))
      return HttpResponse.json({ access_token: 'renewed', token_type: 'Bearer', expires_in: 300 })
    }),
  )
})

function haveUser(more: object) {
  const user = {
    access_token: 'kept',
    token_type: 'Bearer',
    profile: { sub: 'u1', preferred_username: 'asha' },
    expires_at: inMinutes(5),
    ...more,
  }
  window.sessionStorage.setItem(`oidc.user:${authority}:${clientId}`, JSON.stringify(user))
}

function signIn() {
  const it = new SignIn(async () => settings)
  const changed = vi.fn()
  it.onChange(changed)
  return { it, changed }
}

test('a sign-in survives a reload of the tab', async () => {
  haveUser({})
  const { it } = signIn()

  expect(await it.resume()).toEqual({ id: 'u1', name: 'asha', roles: [] })
  expect(await it.token()).toBe('kept')
  expect(renewals).toHaveLength(0)
})

test('a new tab is signed out', async () => {
  const { it } = signIn()

  expect(await it.resume()).toBeNull()
  expect(await it.token()).toBeNull()
})

test('concurrent requests cause one renewal of an expired token', async () => {
  haveUser({ expires_at: inMinutes(-1), refresh_token: 'r1' })
  const { it, changed } = signIn()

  expect(await Promise.all([it.token(), it.token(), it.renewedToken()])).toEqual(['renewed', 'renewed', 'renewed'])
  expect(renewals.map((form) => [form.get('grant_type'), form.get('refresh_token')])).toEqual([['refresh_token', 'r1']])
  expect(changed).toHaveBeenCalledWith({ id: 'u1', name: 'asha', roles: [] })
})

test('an expired token without a refresh token ends the sign-in', async () => {
  haveUser({ expires_at: inMinutes(-1) })
  const { it, changed } = signIn()

  expect(await it.token()).toBeNull()
  expect(changed).toHaveBeenCalledWith(null)
})

test('a renewal that the provider refuses ends the sign-in', async () => {
  haveUser({ expires_at: inMinutes(-1), refresh_token: 'r1' })
  server.use(http.post(`${authority}/token`, () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })))
  const { it, changed } = signIn()

  expect(await it.token()).toBeNull()
  expect(changed).toHaveBeenCalledWith(null)
})

test('a rejected token that cannot be renewed is not used again', async () => {
  haveUser({ refresh_token: 'r1' })
  let refusals = 0
  server.use(
    http.post(`${authority}/token`, () => {
      refusals++
      return HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })
    }),
  )
  const { it } = signIn()

  expect(await it.token()).toBe('kept')
  expect(await it.renewedToken()).toBeNull()
  expect(await it.token()).toBeNull()
  expect(await it.token()).toBeNull()

  expect(refusals).toBe(1)
})

test('signing out removes the tokens, even if the provider has no end-session endpoint', async () => {
  haveUser({})
  const { it } = signIn()

  await it.end()

  expect(window.sessionStorage).toHaveLength(0)
})

test('a failed load of the settings is retried', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(settings)
  const it = new SignIn(load)

  await expect(it.resume()).rejects.toThrow('down')
  expect(await it.resume()).toBeNull()
})
