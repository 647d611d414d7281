import type { StatusView } from '../../api/generated'

const minuteMillis = 60_000
const leadsMinutes = [10, 60] as const

export type Lead = (typeof leadsMinutes)[number]

/** How many minutes, at most, a session has left that nobody but its person can renew; null when there is no hurry. */
export function endWarning({ state, expiresAt, renewable }: StatusView, now: number): Lead | null {
  if (state !== 'CONNECTED' || renewable || !expiresAt) return null
  const leftMillis = Date.parse(expiresAt) - now
  return leftMillis <= 0 ? null : (leadsMinutes.find((lead) => leftMillis <= lead * minuteMillis) ?? null)
}
