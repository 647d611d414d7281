import { isAttemptId } from './attemptHint'
import type { Flow } from './handshakeSlice'

const flowsKey = 'broker-connect.flows'
const sameTabKey = 'broker-connect.same-tab'

/** Saves the attempts in progress for a reload or a login in this tab, without their authorization URL. */
export function saveFlows(storage: Storage, flows: Record<string, Flow>): void {
  const waiting = Object.entries(flows).flatMap(([configId, flow]) =>
    flow.step === 'waiting' && !flow.ended ? [[configId, { ...flow, authorizationUrl: null }]] : [],
  )
  if (waiting.length === 0) storage.removeItem(flowsKey)
  else storage.setItem(flowsKey, JSON.stringify(Object.fromEntries(waiting)))
}

/** The saved attempts that have not expired; none if the stored value cannot be parsed. */
export function loadFlows(storage: Storage, now: number): Record<string, Flow> {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(flowsKey) ?? '{}')
    return Object.fromEntries(Object.entries(parsed as Record<string, Flow>).filter(([, flow]) => isWaiting(flow, now)))
  } catch {
    return {}
  }
}

function isWaiting(flow: Flow, now: number): boolean {
  return flow?.step === 'waiting' && isAttemptId(flow.attemptId) && Date.parse(flow.expiresAt) > now
}

/** Saves that this attempt continues in this tab, so that the callback page returns to the connections. */
export function markSameTab(storage: Storage, attemptId: string): void {
  storage.setItem(sameTabKey, attemptId)
}

/** Whether this attempt was continued in this tab. True once. */
export function consumeSameTab(storage: Storage, attemptId: string | null): boolean {
  if (attemptId === null || storage.getItem(sameTabKey) !== attemptId) return false
  storage.removeItem(sameTabKey)
  return true
}
