import { asFailure } from '../../api/failure'
import { useAppSelector } from '../../app/hooks'
import { useNow } from '../../shared/useNow'
import { handshakeApi } from './handshakeApi'
import { selectFlow } from './handshakeSlice'
import { type Progress, progressOf } from './progress'

const pollMillis = 2_000
const { useQueryState, useQuerySubscription } = handshakeApi.endpoints.getAttempt

/** The progress of a login, or null without one. Polls the server until the outcome is known. */
export function useProgress(configId: string): Progress | null {
  const flow = useAppSelector((state) => selectFlow(state, configId))
  const waiting = flow?.step === 'waiting' ? flow : null
  const now = useNow(waiting ? 1_000 : 60_000)
  const attempt = { attemptId: waiting?.attemptId ?? '' }
  const { currentData, error } = useQueryState(attempt, { skip: !waiting })
  const progress = flow ? progressOf(flow, currentData, error && asFailure(error), now) : null
  useQuerySubscription(attempt, { skip: !waiting, pollingInterval: progress?.step === 'waiting' ? pollMillis : 0 })
  return progress
}
