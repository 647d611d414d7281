export type Outcome = 'PENDING' | 'CONNECTED' | 'CANCELLED' | 'FAILED'

/**
 * A message between windows that an attempt has ended. Not trusted: the receiver fetches the outcome from the server.
 */
export interface Hint {
  source: 'broker-connect'
  attemptId: string
  outcome: Outcome
}

export const channelName = 'broker-connect'

const outcomes: readonly unknown[] = ['PENDING', 'CONNECTED', 'CANCELLED', 'FAILED'] satisfies Outcome[]
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isHint(data: unknown): data is Hint {
  if (typeof data !== 'object' || data === null) return false
  const { source, attemptId, outcome } = data as Partial<Record<keyof Hint, unknown>>
  return source === 'broker-connect' && isAttemptId(attemptId) && isOutcome(outcome)
}

export function isOutcome(value: unknown): value is Outcome {
  return outcomes.includes(value)
}

export function isAttemptId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
