import { expect, test } from 'vitest'
import { started } from '../../testing/data'
import {
  attemptStarted,
  connectRefused,
  connectRequested,
  flowDismissed,
  handshakeReducer,
  selectFlow,
} from './handshakeSlice'

const none = handshakeReducer(undefined, { type: 'init' })
const failure = { type: 'not-found', title: '', errors: [] }

test('a flow goes from the press to the wait', () => {
  const requested = handshakeReducer(none, connectRequested({ configId: 'c1', way: 'popup' }))
  const waiting = handshakeReducer(requested, attemptStarted({ configId: 'c1', way: 'popup', blocked: true, started }))

  expect(requested.flows).toEqual({ c1: { step: 'starting', way: 'popup' } })
  expect(waiting.flows).toEqual({ c1: { step: 'waiting', way: 'popup', blocked: true, ...started } })
})

test('flows of several connections do not touch one another', () => {
  const both = [
    connectRequested({ configId: 'c1', way: 'popup' }),
    connectRequested({ configId: 'c2', way: 'same-tab' }),
    connectRefused({ configId: 'c1', failure }),
  ].reduce(handshakeReducer, none)

  expect(both.flows).toEqual({ c1: { step: 'refused', failure }, c2: { step: 'starting', way: 'same-tab' } })
})

test('a dismissed flow is gone', () => {
  const state = [connectRefused({ configId: 'c1', failure }), flowDismissed('c1')].reduce(handshakeReducer, none)

  expect(selectFlow({ handshake: state }, 'c1')).toBeUndefined()
})
