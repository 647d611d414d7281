import type { GetHistoryApiArg } from '../../../api/generated'
import { marketDate } from '../../../shared/time'

export const ranges = ['today', 'month', 'quarter', 'year', 'all'] as const
export type Range = (typeof ranges)[number]

const months: Partial<Record<Range, number>> = { month: 1, quarter: 3, year: 12 }
/** Before there were any electronic accounts. */
const earliestDate = '2000-01-01'

/** What to ask for: the days of a range up to today, by the market's calendar; for today what was kept every few minutes. */
export function historyQuery(configId: string, range: Range, now: number): GetHistoryApiArg {
  const today = marketDate(now)
  if (range === 'today') return { configId, from: today, to: today, resolution: 'INTRADAY' }
  const count = months[range]
  return { configId, from: count ? monthsBefore(today, count) : earliestDate, to: today, resolution: 'DAY' }
}

/** The same day of an earlier month, or its last one where it is shorter. */
export function monthsBefore(date: string, count: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const lastOfThatMonth = new Date(Date.UTC(year, month - count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - count, Math.min(day, lastOfThatMonth))).toISOString().slice(0, 10)
}
