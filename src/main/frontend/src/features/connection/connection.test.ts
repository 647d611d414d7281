import { describe, expect, test } from 'vitest'
import { connected, status } from '../../testing/data'
import { changedStates } from './announceChanges'
import { factsOf } from './ConnectionFacts'
import { endWarning } from './endWarning'
import { stateSentence } from './stateSentence'

const now = Date.parse('2026-11-22T10:30:00Z') // 16:00 IST
const facts = (shown = connected) => Object.fromEntries(factsOf(shown, now))

describe('the facts of a connection', () => {
  test('are who, since when, until when and how fresh', () => {
    expect(facts()).toMatchObject({ Account: 'Asha Rao (AB1234)', 'Last checked': '5 min ago' })
    expect(facts()['Connected since']).toMatch(/^today at 09:12 IST/)
    expect(facts()['Session ends']).toMatch(/^tomorrow at 06:00 IST.*, in.14.h$/)
  })
  test('are only those that are known', () => {
    expect(facts(status('DISCONNECTED'))).toEqual({})
    expect(facts(status('CONNECTED', { brokerUserId: 'AB1234' }))).toEqual({ Account: 'AB1234' })
  })
  test('say that a session has ended, not that it will', () => {
    expect(facts(status('EXPIRED', { expiresAt: '2026-11-22T00:30:00Z' }))['Session ended']).toMatch(
      /^today at 06:00 IST/,
    )
  })
})

describe('the end of a session', () => {
  const end = Date.parse('2026-11-23T00:30:00Z')
  const minutes = 60_000

  test.each([
    [61 * minutes, null],
    [60 * minutes, 60],
    [10 * minutes + 1, 60],
    [10 * minutes, 10],
    [1, 10],
    [0, null],
    [-minutes, null],
  ])('%s ms before it is warned of as %s', (left, lead) => {
    expect(endWarning(connected, end - left)).toBe(lead)
  })
  test('is no end where it is renewed without the person, and none to warn of in any other state', () => {
    expect(endWarning({ ...connected, renewable: true }, end - minutes)).toBeNull()
    expect(endWarning({ ...connected, state: 'EXPIRED' }, end - minutes)).toBeNull()
    expect(endWarning(status('CONNECTED'), end - minutes)).toBeNull()
  })
  test('is called a renewal where it is one', () => {
    const renewed = facts({ ...connected, renewable: true })
    expect(renewed['Session renewed by itself']).toMatch(/^tomorrow at 06:00 IST/)
    expect(renewed).not.toHaveProperty('Session ends')
  })
})

describe('what a state means', () => {
  test('is not said when all is well', () => {
    expect(stateSentence(connected, 'Zerodha', now)).toBe('')
  })
  test('is what happened and when it is tried again', () => {
    const error = { code: 'broker-down', message: 'm', retryable: true }
    const sentence = stateSentence(status('ERROR', { error, nextActionAt: '2026-11-22T10:34:10Z' }), 'Zerodha', now)
    expect(sentence).toBe('Your broker cannot be reached, or does not answer as it should. The next try is in 4 min.')
  })
  test('counts the last two minutes by seconds, and says when the try is due', () => {
    const error = { code: 'broker-down', message: 'm', retryable: true }
    const sentence = (nextActionAt: string) => stateSentence(status('ERROR', { error, nextActionAt }), 'Zerodha', now)
    expect(sentence('2026-11-22T10:31:59Z')).toMatch(/The next try is in 119 s\.$/)
    expect(sentence('2026-11-22T10:30:00.4Z')).toMatch(/The next try is in 1 s\.$/)
    expect(sentence('2026-11-22T10:30:00Z')).toMatch(/It is being tried again now\.$/)
  })
  test('is the server’s sentence where there is none here', () => {
    const error = { code: 'brand-new', message: 'The broker moved.', retryable: true }
    expect(stateSentence(status('ERROR', { error }), 'Zerodha', now)).toBe(
      'The broker moved. This usually heals by itself.',
    )
  })
  test('names the time from which a new login is worth it', () => {
    const shown = status('EXPIRED', { reason: 'session-ended', nextActionAt: '2026-11-22T11:00:00Z' })
    expect(stateSentence(shown, 'Zerodha', now)).toMatch(/A new login makes sense from 16:30 IST on\.$/)
  })
  test('is told even when the server gives no reason', () => {
    expect(stateSentence(status('EXPIRED'), 'Zerodha', now)).toBe(
      'The session at Zerodha has ended. Log in there again to go on.',
    )
  })
})

describe('what is said aloud', () => {
  test('is a state that has changed', () => {
    expect(changedStates([status('CONNECTED')], [status('EXPIRED')])).toEqual(['Family account: Login needed'])
  })
  test('is neither a state that stayed nor a connection that is new', () => {
    expect(changedStates([connected], [connected])).toEqual([])
    expect(changedStates([], [connected])).toEqual([])
    expect(changedStates(undefined, [connected])).toEqual([])
  })
})
