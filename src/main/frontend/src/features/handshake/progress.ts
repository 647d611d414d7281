import { type Failure, slugOf } from '../../api/failure'
import type { AttemptView } from '../../api/generated'
import type { Flow, Waiting } from './handshakeSlice'

/** The progress of a login, from this browser's state and the server's last response. */
export type Progress =
  | { step: 'starting'; flow: Extract<Flow, { step: 'starting' }> }
  /** `failure`: why the last request for the outcome failed */
  | { step: 'waiting'; flow: Waiting; failure: Failure | undefined }
  | { step: 'connected' }
  | { step: 'over'; failure: Failure }

export function progressOf(
  flow: Flow,
  attempt: AttemptView | undefined,
  failure: Failure | undefined,
  now: number,
): Progress {
  if (flow.step === 'starting') return { step: 'starting', flow }
  if (flow.step === 'refused') return { step: 'over', failure: flow.failure }
  if (attempt?.outcome === 'CONNECTED') return { step: 'connected' }
  if (attempt?.outcome === 'CANCELLED') return over(attempt, 'consent-cancelled')
  if (attempt?.outcome === 'FAILED') return over(attempt, 'unexpected')
  if (failure?.status === 404) return { step: 'over', failure }
  if (Date.parse(flow.expiresAt) <= now) return over(attempt, 'attempt-expired')
  return { step: 'waiting', flow, failure }
}

function over(attempt: AttemptView | undefined, type: string): Progress {
  const problem = attempt?.problem
  return {
    step: 'over',
    failure: { type, title: '', ...problem, ...(problem && { type: slugOf(problem.type) }), errors: [] },
  }
}
