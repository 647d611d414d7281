/** Which events are shown; an empty field does not filter. */
export interface AuditLogFilter {
  connection: string
  owner: string
  change: string
}

export const noFilter: AuditLogFilter = { connection: '', owner: '', change: '' }
