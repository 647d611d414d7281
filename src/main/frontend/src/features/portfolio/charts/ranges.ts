import type { GetHistoryApiArg } from '../../../api/generated'
import { marketDate } from '../../../shared/marketDate'

export const ranges = ['today', 'month', 'quarter', 'year', 'all'] as const
export type Range = (typeof ranges)[number]

const months: Partial<Record<Range, number>> = { month: 1, quarter: 3, year: 12 }
/** Earlier than any recorded point. */
const earliestDate = '2000-01-01'

/** The query of a range that ends today in the market's zone: one point per day, or for today one per interval. */
export function historyQuery(configId: string, range: Range, now: number, zone: string): GetHistoryApiArg {
  const today = marketDate(now, zone)
  if (range === 'today') return { configId, from: today, to: today, resolution: 'INTRADAY' }
  const count = months[range]
  return { configId, from: count ? monthsBefore(today, count) : earliestDate, to: today, resolution: 'DAY' }
}

/** The same day in an earlier month, or the last day of that month if it is shorter. */
export function monthsBefore(date: string, count: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - count, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
