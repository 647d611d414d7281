import type { ListAllEventsApiArg } from '../../api/generated'
import { startOfIndianDay } from '../../shared/marketDate'

/** Which events are shown; an empty field does not filter. */
export interface AuditLogFilter {
  connection: string
  owner: string
  change: string
  /** the first and the last day, by the market's calendar: `2026-11-22` */
  firstDay: string
  lastDay: string
}

export const noFilter: AuditLogFilter = { connection: '', owner: '', change: '', firstDay: '', lastDay: '' }

/** The query parameters of a filter. */
export function queryOf({ firstDay, lastDay, ...exact }: AuditLogFilter): ListAllEventsApiArg {
  return {
    ...exact,
    ...(firstDay && { from: startOfIndianDay(firstDay) }),
    ...(lastDay && { to: startOfIndianDay(lastDay, 1) }),
  }
}
