import type { Failure } from './failure'
import type { StreamEvent } from './openStream'

/** The state of the leader's connection. */
export type Connection =
  | { connection: 'opening' | 'open' }
  | { connection: 'failed'; failure: Failure; failures: number }

/** What a tab knows from the events so far. */
export interface Knowledge {
  lastEventId: string | undefined
  /** the current state, as events */
  events: StreamEvent[]
}

/** What the tabs of one person tell one another. `tab` is the sender. */
export type TabMessage =
  | { type: 'wanted'; tab: string; prices: string[]; state: 'needed' | 'known' }
  | { type: 'left'; tab: string }
  | { type: 'leading' }
  | { type: 'state'; to: string; state: Connection; known: Knowledge }
  | { type: 'open' }
  | { type: 'event'; event: StreamEvent }
  | { type: 'disconnect'; failure: Failure; failures: number }
  | { type: 'presence' }

/** The browser's means for tabs to share something; null where they lack, as on pages without HTTPS. */
export interface TabSharing {
  locks: Pick<LockManager, 'request'>
  openChannel: (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>
}

export function tabSharing(): TabSharing | null {
  if (typeof BroadcastChannel === 'undefined' || !navigator.locks) return null
  return { locks: navigator.locks, openChannel: (name) => new BroadcastChannel(name) }
}

/**
 * Runs `lead` while this tab has the lock, until it resolves or the signal is aborted. Waits for the lock as long as
 * another tab has it. `steal` takes it from a tab that does not react.
 */
export async function withLock(
  { locks }: TabSharing,
  name: string,
  signal: AbortSignal,
  steal: boolean,
  lead: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stolen = new AbortController()
  const run = () => lead(AbortSignal.any([signal, stolen.signal]))
  try {
    // a request that steals is granted at once, and must not have a signal
    await locks.request(name, steal ? { steal } : { signal }, run)
  } catch (failure) {
    stolen.abort()
    if (!(failure instanceof DOMException && failure.name === 'AbortError')) throw failure
  }
}
