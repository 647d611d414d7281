import { expect, test } from 'vitest'
import { started } from '../../testing/data'
import { rememberedFlows, rememberFlows, rememberSameTab, takeSameTab } from './attemptMemory'
import type { Flow } from './handshakeSlice'

const waiting: Flow = { step: 'waiting', way: 'popup', blocked: false, ...started }
const storage = window.sessionStorage

test('attempts that are waited for survive a reload, others do not', () => {
  rememberFlows(storage, { c1: waiting, c2: { step: 'starting', way: 'popup' } })

  expect(rememberedFlows(storage, 0)).toEqual({ c1: { ...waiting, authorizationUrl: null } })
})

test('the address at the broker, which carries the state of the attempt, is not stored', () => {
  rememberFlows(storage, { c1: waiting })

  expect(JSON.stringify({ ...storage })).not.toContain('broker.example')
})

test('attempts that have ended, or whose time is over, are forgotten', () => {
  rememberFlows(storage, { c1: { ...waiting, ended: true }, c2: waiting })

  expect(Object.keys(rememberedFlows(storage, 0))).toEqual(['c2'])
  expect(rememberedFlows(storage, Date.parse(started.expiresAt))).toEqual({})
})

test('nothing is kept when nothing is waited for', () => {
  rememberFlows(storage, { c1: waiting })
  rememberFlows(storage, {})

  expect(storage).toHaveLength(0)
})

test.each(['{', 'null', '{"c1":{"step":"waiting","attemptId":"../x"}}', '{"c1":null}'])(
  'what is not ours is forgotten: %s',
  (stored) => {
    storage.setItem('broker-connect.flows', stored)

    expect(rememberedFlows(storage, 0)).toEqual({})
  },
)

test('the attempt that left in this tab is recognised once', () => {
  rememberSameTab(storage, started.attemptId)

  expect(takeSameTab(storage, null)).toBe(false)
  expect(takeSameTab(storage, '33333333-3333-4333-8333-333333333333')).toBe(false)
  expect(takeSameTab(storage, started.attemptId)).toBe(true)
  expect(takeSameTab(storage, started.attemptId)).toBe(false)
})
