import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fleet, history } from '../../testing/adminData'
import { texts } from '../../texts/admin'
import { adviceFor } from './advice'
import { changePoints } from './FleetHistoryTable'
import { areas, top } from './fleetAreas'
import { renewalHealth, sweepHealth } from './jobHealth'

describe('upkeep', () => {
  test.each([
    [0, 'good', 'On time'],
    [59, 'good', 'On time'],
    [60, 'attention', 'A little late'],
    [299, 'attention', 'A little late'],
    [300, 'bad', 'Behind'],
    [7200, 'bad', 'Behind'],
  ])('that lags by %i seconds is %s: %s', (sweepLagSeconds, tone, word) => {
    expect(sweepHealth({ ...fleet, sweepLagSeconds })).toMatchObject({ tone, word })
  })

  test.each([
    [0, 'good', 'None overdue'],
    [60, 'attention', 'A little late'],
    [300, 'bad', 'Overdue'],
  ])('with a renewal overdue for %i seconds is %s: %s', (overdueRenewalSeconds, tone, word) => {
    expect(renewalHealth({ ...fleet, overdueRenewalSeconds })).toMatchObject({ tone, word })
  })

  test('that is behind says for how long and where to look', () => {
    const { detail, advice } = sweepHealth({ ...fleet, sweepLagSeconds: 720 })

    expect(detail).toBe('The longest due work waits for 12 min.')
    expect(advice).toMatch(/database/)
  })
})

describe('advice', () => {
  test('is there for every reason for which a connection can be in trouble', () => {
    const contract = JSON.parse(readFileSync('../resources/META-INF/openapi.json', 'utf8'))
    const described: string = contract.components.schemas.StatusView.properties.reason.description
    const reasons = [...described.matchAll(/`([a-z-]+)`/g)].map(([, slug]) => slug)

    expect(reasons.length).toBeGreaterThan(20)
    expect(reasons.filter((slug) => adviceFor(slug) === texts.advice.unknown)).toEqual(['ended-by-administrator'])
  })

  test('without a reason is to look at what happened', () => {
    expect(adviceFor(undefined)).toBe(texts.advice.unknown)
  })
})

describe('the picture of the past', () => {
  test('has an area for each state that there ever was, from what works upwards', () => {
    expect(areas(history).map(({ state }) => state)).toEqual(['CONNECTED', 'DISCONNECTED', 'EXPIRED', 'ERROR'])
    const quiet = { ...history, points: history.points.slice(0, 2) }
    expect(areas(quiet).map(({ state }) => state)).toEqual(['DISCONNECTED'])
  })

  test('reaches to the top where there were most, and steps where they changed', () => {
    expect(top(history)).toBe(515)
    const all = { ...history, states: history.states.slice(0, 1), points: history.points.slice(0, 2) }
    expect(areas(all)).toEqual([{ state: 'DISCONNECTED', path: 'M0 0L960 0L960 240L0 240Z' }])
  })

  test('of nothing is flat and breaks nothing', () => {
    expect(top({ ...history, points: [] })).toBe(1)
    expect(areas({ ...history, points: [] })).toEqual([])
  })

  test('is a table of the points at which something was different', () => {
    expect(changePoints(history).map(({ counts }) => counts[1])).toEqual([480, 0])
  })
})
