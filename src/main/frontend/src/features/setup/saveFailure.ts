import { asFailure, type Failure, withoutResponse } from '../../api/failure'

/**
 * The failure of a request that saves credentials. This page writes no malformed request: a server that cannot read
 * one is of an earlier version, which happens during a rolling update.
 */
export function saveFailure(thrown: unknown): Failure {
  const failure = asFailure(thrown)
  if (failure.type !== 'request-malformed') return failure
  const { status, traceId } = failure
  return { ...withoutResponse('being-updated'), ...(status && { status }), ...(traceId && { traceId }) }
}
