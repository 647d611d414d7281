import { expect, test } from 'vitest'
import { started } from '../../testing/data'
import { consumeSameTab, loadFlows, markSameTab, saveFlows } from './attemptStorage'
import type { Flow } from './handshakeSlice'

const waiting: Flow = { step: 'waiting', mode: 'popup', blocked: false, ...started }
const storage = window.sessionStorage

test('attempts that are waited for survive a reload, others do not', () => {
  saveFlows(storage, { c1: waiting, c2: { step: 'starting', mode: 'popup' } })

  expect(loadFlows(storage, 0)).toEqual({ c1: { ...waiting, authorizationUrl: null } })
})

test('the address at the broker, which carries the state of the attempt, is not stored', () => {
  saveFlows(storage, { c1: waiting })

  expect(JSON.stringify({ ...storage })).not.toContain('broker.example')
})

test('attempts that have ended, or whose time is over, are forgotten', () => {
  saveFlows(storage, { c1: { ...waiting, ended: true }, c2: waiting })

  expect(Object.keys(loadFlows(storage, 0))).toEqual(['c2'])
  expect(loadFlows(storage, Date.parse(started.expiresAt))).toEqual({})
})

test('nothing is kept when nothing is waited for', () => {
  saveFlows(storage, { c1: waiting })
  saveFlows(storage, {})

  expect(storage).toHaveLength(0)
})

test.each(['{', 'null', '{"c1":{"step":"waiting","attemptId":"../x"}}', '{"c1":null}'])(
  'what is not ours is forgotten: %s',
  (stored) => {
    storage.setItem('broker-connect.flows', stored)

    expect(loadFlows(storage, 0)).toEqual({})
  },
)

test('the attempt that left in this tab is recognised once', () => {
  markSameTab(storage, started.attemptId)

  expect(consumeSameTab(storage, null)).toBe(false)
  expect(consumeSameTab(storage, '33333333-3333-4333-8333-333333333333')).toBe(false)
  expect(consumeSameTab(storage, started.attemptId)).toBe(true)
  expect(consumeSameTab(storage, started.attemptId)).toBe(false)
})
