import type { StatusView } from '../../api/generated'
import { marketDate } from '../../shared/marketDate'

const minuteMillis = 60_000
const leadsMinutes = [10, 60] as const

export type Lead = (typeof leadsMinutes)[number]

/**
 * The lead in minutes of the warning that is due before a session ends; null without one. Renewable sessions have none.
 *
 * @param zone the time zone of the broker's market
 */
export function endWarning(status: StatusView, now: number, zone: string): Lead | null {
  const { state, expiresAt, renewable } = status
  if (state !== 'CONNECTED' || renewable || !expiresAt) return null
  const leftMillis = Date.parse(expiresAt) - now
  const leads = openingAfterClosedDay(status, zone) ? leadsMinutes.slice(-1) : leadsMinutes
  return leftMillis <= 0 ? null : (leads.find((lead) => leftMillis <= lead * minuteMillis) ?? null)
}

/** When trading starts next, if the session ends on a day on which it does not start any more; undefined otherwise. */
export function openingAfterClosedDay({ expiresAt, marketOpens }: StatusView, zone: string): string | undefined {
  if (!expiresAt || !marketOpens) return undefined
  return marketDate(Date.parse(marketOpens), zone) === marketDate(Date.parse(expiresAt), zone) ? undefined : marketOpens
}
