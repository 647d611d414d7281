/** The entries of a list as objects; empty for anything else. */
export function asRecords(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : []).map(asRecord)
}

/** An object; without fields for anything else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
