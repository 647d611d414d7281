import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { server, settings } from '../../testing/server'
import { managerSettings, safePath } from './providerSettings'
import { fetchSettings, parseSettings } from './settings'

test('the settings come from settings.json', async () => {
  expect(await fetchSettings()).toEqual(settings)
})

test('an error status of settings.json is an error', async () => {
  server.use(http.get('/settings.json', () => new HttpResponse(null, { status: 503 })))
  await expect(fetchSettings()).rejects.toThrow('503')
})

test('the scope is openid by default', () => {
  expect(parseSettings({ signIn: { authority: 'https://a', clientId: 'c' } }).signIn.scope).toBe('openid')
})

test('the settings may choose a language', () => {
  const signIn = { authority: 'https://a', clientId: 'c' }

  expect(parseSettings({ signIn, language: 'hi' }).language).toBe('hi')
  expect(parseSettings({ signIn, language: 7 })).not.toHaveProperty('language')
})

test.each([null, {}, { signIn: { authority: 'https://a' } }, { signIn: { clientId: 'c' } }])(
  'incomplete settings are an error: %j',
  (incomplete) => {
    expect(() => parseSettings(incomplete)).toThrow('authority and clientId')
  },
)

test('sign-in uses the authorization code flow, returns to our page and renews without a hidden frame', () => {
  expect(managerSettings(settings.signIn, 'https://connect.example')).toMatchObject({
    authority: 'https://sign-in.example',
    client_id: 'broker-connect',
    scope: 'openid profile',
    response_type: 'code',
    redirect_uri: 'https://connect.example/signed-in',
    post_logout_redirect_uri: 'https://connect.example/',
    automaticSilentRenew: false,
    monitorSession: false,
  })
})

test.each([
  ['/?add=zerodha', '/?add=zerodha'],
  ['/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
  [7, '/'],
])('the return path %j leads to %s', (requested, path) => {
  expect(safePath(requested)).toBe(path)
})
