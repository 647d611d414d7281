import { isAttemptId, isOutcome, type Outcome } from './attemptHint'

/** The query parameters of the callback page, set by the server. Invalid values are null or UNKNOWN. */
export interface CallbackResult {
  attemptId: string | null
  outcome: Outcome | 'UNKNOWN'
  problem: string | null
}

export function callbackResult(query: URLSearchParams): CallbackResult {
  const attempt = query.get('attempt')
  const outcome = query.get('outcome')
  const problem = query.get('problem')
  return {
    attemptId: isAttemptId(attempt) ? attempt : null,
    outcome: isOutcome(outcome) ? outcome : 'UNKNOWN',
    problem: problem && /^[a-z0-9-]{1,64}$/.test(problem) ? problem : null,
  }
}
