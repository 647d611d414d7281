import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { server, settings } from '../../testing/server'
import { checked, fetchSettings } from './settings'
import { managerSettings, safePath } from './signIn'

describe('the settings', () => {
  test('are what the application serves', async () => {
    expect(await fetchSettings()).toEqual(settings)
  })
  test('are an error when they are not served', async () => {
    server.use(http.get('/settings.json', () => new HttpResponse(null, { status: 503 })))
    await expect(fetchSettings()).rejects.toThrow('503')
  })
  test('ask for an identity when no scope is set', () => {
    expect(checked({ signIn: { authority: 'https://a', clientId: 'c' } }).signIn.scope).toBe('openid')
  })
  test.each([null, {}, { signIn: { authority: 'https://a' } }, { signIn: { clientId: 'c' } }])(
    'are refused when something is missing: %j',
    (incomplete) => {
      expect(() => checked(incomplete)).toThrow('authority and clientId')
    },
  )
})

test('sign-in is by authorization code, comes back to our page, and needs no hidden frame', () => {
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
])('after the sign-in %j leads to %s', (asked, path) => {
  expect(safePath(asked)).toBe(path)
})
