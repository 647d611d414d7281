export type Outcome = 'PENDING' | 'CONNECTED' | 'CANCELLED' | 'FAILED'

/**
 * A message between windows that an attempt has ended. Not trusted: the receiver fetches the outcome from the server.
 */
export interface Hint {
  source: 'broker-connect'
  attemptId: string
  outcome: Outcome
  /** the connection whose login window sends this; absent if the sender was not opened for a login */
  loginOf?: string | undefined
}

export const channelName = 'broker-connect'

const outcomes: readonly unknown[] = ['PENDING', 'CONNECTED', 'CANCELLED', 'FAILED'] satisfies Outcome[]
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isHint(data: unknown): data is Hint {
  if (typeof data !== 'object' || data === null) return false
  const { source, attemptId, outcome, loginOf } = data as Partial<Record<keyof Hint, unknown>>
  const isSenderValid = loginOf === undefined || typeof loginOf === 'string'
  return source === 'broker-connect' && isAttemptId(attemptId) && isOutcome(outcome) && isSenderValid
}

export function isOutcome(value: unknown): value is Outcome {
  return outcomes.includes(value)
}

export function isAttemptId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
