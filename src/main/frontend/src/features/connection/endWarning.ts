import type { StatusView } from '../../api/generated'

const minuteMillis = 60_000
const leadsMinutes = [10, 60] as const

export type Lead = (typeof leadsMinutes)[number]

/**
 * The lead in minutes of the warning that is due before a session ends; null without one. Renewable sessions have none.
 */
export function endWarning({ state, expiresAt, renewable }: StatusView, now: number): Lead | null {
  if (state !== 'CONNECTED' || renewable || !expiresAt) return null
  const leftMillis = Date.parse(expiresAt) - now
  return leftMillis <= 0 ? null : (leadsMinutes.find((lead) => leftMillis <= lead * minuteMillis) ?? null)
}
