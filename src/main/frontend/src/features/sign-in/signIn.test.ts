import { HttpResponse, http } from 'msw'
import { ErrorResponse, User, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { beforeEach, expect, test, vi } from 'vitest'
import { server, settings } from '../../testing/server'
import { SignIn } from './signIn'
import { hasStoredUser } from './storedUser'

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

/** Completes a sign-in in this browser with the provider's response. */
function complete(response: Promise<unknown>) {
  vi.spyOn(UserManager.prototype, 'signinCallback').mockReturnValue(response as Promise<User>)
  return signIn().it.complete('http://localhost:8080/signed-in?state=s')
}

const person = { access_token: 't', profile: { sub: 'u1', name: 'Asha' }, state: { returnTo: '/portfolio/c1' } }
const refused = (state: unknown) => Promise.reject(new ErrorResponse({ error: 'login_required', userState: state }))

/** A new tab of the same browser; records its redirects to the provider. */
function newTab() {
  window.sessionStorage.clear()
  const redirects = vi.spyOn(UserManager.prototype, 'signinRedirect').mockResolvedValue()
  redirects.mockClear()
  return { open: (path: string) => signIn().it.beginSilently(path), redirects }
}

test('a new tab of a browser in which nobody has signed in does not leave the page', async () => {
  const { open, redirects } = newTab()

  expect(await open('/portfolio/c1')).toBe(false)
  expect(redirects).not.toHaveBeenCalled()
})

test('a new tab asks the provider once, without a page of the provider, whether the person is signed in', async () => {
  await complete(Promise.resolve(person))
  const { open, redirects } = newTab()

  expect(await open('/portfolio/c1')).toBe(true)
  expect(redirects).toHaveBeenCalledExactlyOnceWith({
    prompt: 'none',
    redirectMethod: 'replace',
    state: { returnTo: '/portfolio/c1', silent: true },
  })
  expect(await open('/portfolio/c1')).toBe(false)
  expect(redirects).toHaveBeenCalledOnce()
})

test('a provider that is away does not keep the page from offering to sign in', async () => {
  await complete(Promise.resolve(person))
  const { redirects } = newTab()
  redirects.mockRejectedValueOnce(new Error('down'))
  const { it } = signIn()

  await expect(it.beginSilently('/')).rejects.toThrow('down')
  expect(await it.beginSilently('/')).toBe(false)
})

test('two requests at the same time leave the page once', async () => {
  await complete(Promise.resolve(person))
  const { redirects } = newTab()
  const { it } = signIn()

  expect(await Promise.all([it.beginSilently('/'), it.beginSilently('/')])).toEqual([true, true])
  expect(redirects).toHaveBeenCalledOnce()
})

test('a silent sign-in that the provider refuses returns to the page, and no other tab tries it', async () => {
  await complete(Promise.resolve(person))

  expect(await complete(refused({ returnTo: '/portfolio/c1', silent: true }))).toEqual({
    person: null,
    returnTo: '/portfolio/c1',
  })
  expect(await newTab().open('/')).toBe(false)
})

test('a refused silent sign-in returns to no other site', async () => {
  const completed = await complete(refused({ returnTo: '//evil.example', silent: true }))

  expect(completed).toEqual({ person: null, returnTo: '/' })
})

test.each([[{ returnTo: '/' }], [undefined], [{ returnTo: '/', silent: 'yes' }]])(
  'a sign-in that a person has begun and the provider refuses fails: %o',
  async (state) => {
    await expect(complete(refused(state))).rejects.toThrow('login_required')
  },
)

test('signing out is not undone by a new tab', async () => {
  await complete(Promise.resolve(person))
  await signIn().it.end()

  expect(await newTab().open('/')).toBe(false)
})

test('a tab without tokens has no sign-in, and an application without settings is an error', async () => {
  const { it } = signIn()
  expect(await it.resume()).toBeNull()

  const unavailable = new SignIn(async () => Promise.reject(new Error('settings.json: HTTP 503')))
  await expect(unavailable.resume()).rejects.toThrow('HTTP 503')
})

test('the library keeps tokens under a key that is known without it', async () => {
  expect(hasStoredUser(window.sessionStorage)).toBe(false)
  const userStore = new WebStorageStateStore({ store: window.sessionStorage })
  const manager = new UserManager({ authority, client_id: clientId, redirect_uri: '', userStore })

  await manager.storeUser(new User({ access_token: 'a', token_type: 'Bearer', profile: {} as User['profile'] }))

  expect(hasStoredUser(window.sessionStorage)).toBe(true)
})
