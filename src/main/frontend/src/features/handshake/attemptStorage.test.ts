import { expect, test } from 'vitest'
import { started } from '../../testing/data'
import { consumeSameTab, loadFlows, markSameTab, saveFlows } from './attemptStorage'
import type { Flow } from './handshakeSlice'

const waiting: Flow = { step: 'waiting', mode: 'popup', blocked: false, ...started }
const storage = window.sessionStorage

test('only logins in progress are restored after a reload', () => {
  saveFlows(storage, { c1: waiting, c2: { step: 'starting', mode: 'popup' } })

  expect(loadFlows(storage, 0)).toEqual({ c1: { ...waiting, authorizationUrl: null } })
})

test('the authorization URL, which contains the OAuth state, is not stored', () => {
  saveFlows(storage, { c1: waiting })

  expect(JSON.stringify({ ...storage })).not.toContain('broker.example')
})

test('ended and expired logins are not restored', () => {
  saveFlows(storage, { c1: { ...waiting, ended: true }, c2: waiting })

  expect(Object.keys(loadFlows(storage, 0))).toEqual(['c2'])
  expect(loadFlows(storage, Date.parse(started.expiresAt))).toEqual({})
})

test('without logins in progress nothing is stored', () => {
  saveFlows(storage, { c1: waiting })
  saveFlows(storage, {})

  expect(storage).toHaveLength(0)
})

test.each(['{', 'null', '{"c1":{"step":"waiting","attemptId":"../x"}}', '{"c1":null}'])(
  'an invalid stored value is ignored: %s',
  (stored) => {
    storage.setItem('broker-connect.flows', stored)

    expect(loadFlows(storage, 0)).toEqual({})
  },
)

test('a login that continued in this tab is recognised once', () => {
  markSameTab(storage, started.attemptId)

  expect(consumeSameTab(storage, null)).toBe(false)
  expect(consumeSameTab(storage, '33333333-3333-4333-8333-333333333333')).toBe(false)
  expect(consumeSameTab(storage, started.attemptId)).toBe(true)
  expect(consumeSameTab(storage, started.attemptId)).toBe(false)
})
