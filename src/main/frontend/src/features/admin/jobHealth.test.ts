import { describe, expect, test } from 'vitest'
import { fleet } from '../../testing/adminData'
import { renewalHealth, sweepHealth } from './jobHealth'

describe('the health of sweeps', () => {
  test.each([
    [0, 'good', 'On time'],
    [59, 'good', 'On time'],
    [60, 'attention', 'Slightly late'],
    [299, 'attention', 'Slightly late'],
    [300, 'bad', 'Late'],
    [7200, 'bad', 'Late'],
  ])('with a lag of %i seconds is %s: %s', (sweepLagSeconds, tone, title) => {
    expect(sweepHealth({ ...fleet, sweepLagSeconds })).toMatchObject({ tone, title })
  })

  test('has the lag and advice when they are late', () => {
    const { detail, advice } = sweepHealth({ ...fleet, sweepLagSeconds: 720 })

    expect(detail).toBe('The oldest pending job has waited 12 minutes.')
    expect(advice).toMatch(/database/)
  })
})

describe('the health of renewals', () => {
  test.each([
    [0, 'good', 'None overdue'],
    [60, 'attention', 'Slightly late'],
    [300, 'bad', 'Overdue'],
  ])('with a renewal that is overdue by %i seconds is %s: %s', (overdueRenewalSeconds, tone, title) => {
    expect(renewalHealth({ ...fleet, overdueRenewalSeconds })).toMatchObject({ tone, title })
  })
})
