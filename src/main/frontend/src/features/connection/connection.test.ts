import { describe, expect, test } from 'vitest'
import { indianZone } from '../../shared/marketDate'
import { connected, status } from '../../testing/data'
import { stateChanges } from './announceChanges'
import { factsOf } from './ConnectionFacts'
import { endWarning } from './endWarning'
import { stateText } from './stateText'

const now = Date.parse('2026-11-22T10:30:00Z') // 16:00 IST
const facts = (shown = connected) => Object.fromEntries(factsOf(shown, now, indianZone))

describe('the details of a connection', () => {
  test('are the account, the start and the end of the session, and the last check', () => {
    expect(facts()).toMatchObject({ Account: 'Asha Rao (AB1234)', 'Last checked': '5 minutes ago' })
    expect(facts()['Connected since']).toMatch(/^today at 9:12 am IST/)
    expect(facts()['Session ends']).toMatch(/^tomorrow at 6:00 am IST.*, in.14.hours$/)
  })
  test('omit what is not known', () => {
    expect(facts(status('DISCONNECTED'))).toEqual({})
    expect(facts(status('CONNECTED', { brokerUserId: 'AB1234' }))).toEqual({ Account: 'AB1234' })
  })
  test('state the past end of a session as past', () => {
    expect(facts(status('EXPIRED', { expiresAt: '2026-11-22T00:30:00Z' }))['Session ended']).toMatch(
      /^today at 6:00 am IST/,
    )
  })
  test('state an end as past when the session has ended, whatever the clock of the page says', () => {
    expect(facts(status('EXPIRED', { expiresAt: '2026-11-22T10:30:30Z' }))['Session ended']).toMatch(/just.now$/)
  })
  test('have the times of the market of the broker', () => {
    const shown = Object.fromEntries(factsOf(connected, now, 'America/New_York'))
    expect(shown['Session ends']).toMatch(/^today at 7:30 pm /)
  })
  test('count the renewals of a session that is renewed when it is used', () => {
    const used = facts({ ...connected, renewable: true, renewalsToday: 14 })
    expect(used['Renewed automatically']).toBe('14 times today')
    expect(used).not.toHaveProperty('Session renews automatically')
    expect(facts({ ...connected, renewable: true, renewalsToday: 0 })['Renewed automatically']).toBe('0 times today')
  })
  test('name the automatic renewal of a renewable session', () => {
    const renewable = facts({ ...connected, renewable: true })
    expect(renewable['Session renews automatically']).toMatch(/^tomorrow at 6:00 am IST/)
    expect(renewable).not.toHaveProperty('Session ends')
  })
})

describe('the warning before the end of a session', () => {
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
  ])('%s ms before the end has the lead %s', (left, lead) => {
    expect(endWarning(connected, end - left, indianZone)).toBe(lead)
  })
  test('exists for a renewable session whose means of renewal end', () => {
    const grant = { ...connected, renewable: true, expiresAt: '2026-11-22T10:45:00Z', loginBy: '2026-11-23T00:30:00Z' }
    expect(endWarning(grant, end - 30 * minutes, indianZone)).toBe(60)
    expect(endWarning(grant, end - 61 * minutes, indianZone)).toBeNull()
  })
  test('does not exist for a renewable session, or in any state but CONNECTED', () => {
    expect(endWarning({ ...connected, renewable: true }, end - minutes, indianZone)).toBeNull()
    expect(endWarning({ ...connected, state: 'EXPIRED' }, end - minutes, indianZone)).toBeNull()
    expect(endWarning(status('CONNECTED'), end - minutes, indianZone)).toBeNull()
  })
})

describe('the text of a state', () => {
  test('is empty for a connection that works', () => {
    expect(stateText(connected, 'Zerodha', now, indianZone)).toBe('')
  })
  test('is the problem and the time of the next attempt', () => {
    const error = { code: 'broker-down', message: 'm', retryable: true }
    const text = stateText(status('ERROR', { error, nextActionAt: '2026-11-22T10:34:10Z' }), 'Zerodha', now, indianZone)
    expect(text).toBe('Zerodha is having technical problems. Next attempt in 4 minutes.')
  })
  test('counts down the last two minutes in seconds, and says when the attempt is due', () => {
    const error = { code: 'broker-down', message: 'm', retryable: true }
    const text = (nextActionAt: string) =>
      stateText(status('ERROR', { error, nextActionAt }), 'Zerodha', now, indianZone)
    expect(text('2026-11-22T10:31:59Z')).toMatch(/Next attempt in 119 seconds\.$/)
    expect(text('2026-11-22T10:30:00.4Z')).toMatch(/Next attempt in 1 second\.$/)
    expect(text('2026-11-22T10:30:00Z')).toMatch(/Trying again now\.$/)
  })
  test('is the server’s message for a problem that is unknown here', () => {
    const error = { code: 'brand-new', message: 'The broker moved.', retryable: true }
    expect(stateText(status('ERROR', { error }), 'Zerodha', now, indianZone)).toBe(
      'The broker moved. This usually clears up in a few minutes.',
    )
  })
  test('has the time from which a new login lasts all day', () => {
    const shown = status('EXPIRED', { reason: 'session-ended', nextActionAt: '2026-11-22T11:00:00Z' })
    expect(stateText(shown, 'Zerodha', now, indianZone)).toMatch(
      /Log in after 4:30 pm IST so that the session lasts all day\.$/,
    )
  })
  test('has the time before which to log in', () => {
    const between = status('EXPIRED', {
      reason: 'session-ended',
      nextActionAt: '2026-11-22T11:00:00Z',
      marketOpens: '2026-11-23T03:45:00Z',
    })
    expect(stateText(between, 'Zerodha', now, indianZone)).toMatch(
      /Log in after 4:30 pm IST so that the session lasts all day, and before .*9:15 am IST, when trading starts\.$/,
    )
    const before = status('EXPIRED', { reason: 'session-ended', marketOpens: '2026-11-23T03:45:00Z' })
    expect(stateText(before, 'Zerodha', now, indianZone)).toMatch(/Trading starts .*9:15 am IST\. Log in before\.$/)
    const past = status('EXPIRED', { reason: 'session-ended', marketOpens: '2020-11-23T03:45:00Z' })
    expect(stateText(past, 'Zerodha', now, indianZone)).not.toMatch(/Trading/)
  })
  test('says what helps after an end that no time of day explains', () => {
    const text = stateText(status('EXPIRED', { reason: 'refresh-token-refused' }), 'Zerodha', now, indianZone)
    expect(text).toMatch(/^Session not renewed\. .*Log in to Zerodha again/)
  })
  test('exists without a reason of the server', () => {
    expect(stateText(status('EXPIRED'), 'Zerodha', now, indianZone)).toBe(
      'Your Zerodha session has ended. Log in again to continue.',
    )
  })
})

describe('the announced state changes', () => {
  test('are those of known connections whose state is different', () => {
    expect(stateChanges([status('CONNECTED')], [status('EXPIRED')])).toEqual(['Family account: Login needed'])
  })
  test('exclude unchanged states and new connections', () => {
    expect(stateChanges([connected], [connected])).toEqual([])
    expect(stateChanges([], [connected])).toEqual([])
    expect(stateChanges(undefined, [connected])).toEqual([])
  })
})
