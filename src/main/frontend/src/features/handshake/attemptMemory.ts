import type { Flow } from './handshakeSlice'
import { isAttemptId } from './hint'

const flowsKey = 'broker-connect.flows'
const sameTabKey = 'broker-connect.same-tab'

/** Keeps the running attempts over a reload, or over a trip to the broker in the same tab; never the broker's address. */
export function rememberFlows(storage: Storage, flows: Record<string, Flow>): void {
  const waiting = Object.entries(flows).flatMap(([configId, flow]) =>
    flow.step === 'waiting' && !flow.ended ? [[configId, { ...flow, authorizationUrl: null }]] : [],
  )
  if (waiting.length === 0) storage.removeItem(flowsKey)
  else storage.setItem(flowsKey, JSON.stringify(Object.fromEntries(waiting)))
}

export function rememberedFlows(storage: Storage, now: number): Record<string, Flow> {
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

/** Notes that this attempt left in this tab, so that the callback page goes back to the connections by itself. */
export function rememberSameTab(storage: Storage, attemptId: string): void {
  storage.setItem(sameTabKey, attemptId)
}

/** True once for the attempt that left in this tab. */
export function takeSameTab(storage: Storage, attemptId: string | null): boolean {
  if (attemptId === null || storage.getItem(sameTabKey) !== attemptId) return false
  storage.removeItem(sameTabKey)
  return true
}
