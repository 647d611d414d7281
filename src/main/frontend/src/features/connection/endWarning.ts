import type { StatusView } from '../../api/generated'
import { marketDate } from '../../shared/time'

const minuteMillis = 60_000
const leadsMinutes = [10, 60] as const

export type Lead = (typeof leadsMinutes)[number]

/**
 * The lead in minutes of the warning that is due before a login is needed; null without one. Sessions that can be
 * renewed until an unknown time have none.
 */
export function endWarning(status: StatusView, now: number): Lead | null {
  const end = loginNeededBy(status)
  if (status.state !== 'CONNECTED' || !end) return null
  const leftMillis = Date.parse(end) - now
  const leads = openingAfterClosedDay(status) ? leadsMinutes.slice(-1) : leadsMinutes
  return leftMillis <= 0 ? null : (leads.find((lead) => leftMillis <= lead * minuteMillis) ?? null)
}

/** When a login is needed; undefined if that is unknown or never. A server of an earlier version sends no `loginBy`. */
export function loginNeededBy({ expiresAt, renewable, loginBy }: StatusView): string | undefined {
  return loginBy ?? (renewable ? undefined : expiresAt)
}

/** When trading starts next, if the session ends on a day on which it does not start any more; undefined otherwise. */
export function openingAfterClosedDay(status: StatusView): string | undefined {
  const end = loginNeededBy(status)
  if (!end || !status.marketOpens) return undefined
  return marketDate(Date.parse(status.marketOpens)) === marketDate(Date.parse(end)) ? undefined : status.marketOpens
}
