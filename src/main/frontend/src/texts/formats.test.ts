import { expect, onTestFinished, test } from 'vitest'
import { formatAmount, formatCompact, formatPercent } from '../features/portfolio/format'
import { marketMoment, relativeTime } from '../shared/time'
import { setLanguage } from './i18n'

const at = '2026-11-23T00:30:00Z'

test('Hindi has Indian grouping, Latin digits and Hindi months', async () => {
  await setLanguage('hi')
  onTestFinished(() => setLanguage('en'))

  expect(formatAmount(-1234567.5, 'INR')).toBe('\u2212₹12,34,567.50')
  expect(formatPercent(12.34)).toBe('+12.34%')
  expect(formatCompact(1250000, 'INR')).toBe('₹12.5\u00a0लाख')
  expect(marketMoment(at, Date.parse('2026-12-23T00:30:00Z'))).toBe('23 नव॰ 2026, 6:00 am IST')
  expect(marketMoment(at, Date.parse('2026-11-23T01:30:00Z'))).toBe('आज 6:00 am IST')
  expect(relativeTime(at, Date.parse('2026-11-22T23:36:00Z'))).toBe('54 मिनट में')
})
