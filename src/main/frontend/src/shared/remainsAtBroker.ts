import type { Warning } from '../api/generated'

/** A session that the broker has not confirmed to have ended yet, or access that only the person can end. */
export type Remains = 'pending' | 'access'

/** What a disconnection left at the broker. */
export function remainsAtBroker(warning: Warning | undefined): Remains | null {
  if (!warning) return null
  return warning.code === 'revocation-unsupported' ? 'access' : 'pending'
}
