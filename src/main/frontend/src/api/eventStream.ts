import type { BearerTokens } from './baseQuery'
import type { Failure } from './failure'
import { openStream, type StreamEnd, type StreamEvent } from './openStream'
import { wait } from './wait'

export interface EventStreamOptions {
  path: string
  bearer: BearerTokens
  /** the id of the last event that an earlier stream received */
  lastEventId?: string | undefined
  /** closes the stream */
  signal: AbortSignal
  /** Called for the first connection and for each reconnection. */
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
  /** Called when a connection ends and will be retried. `failures` counts failures in a row, including this one. */
  onDisconnect: (failure: Failure, failures: number) => void
}

export interface StreamTiming {
  /** A connection without any data, not even a heartbeat, is closed after this time. */
  heartbeatTimeoutMillis: number
  /** The delay before the first retry. It doubles with each retry; half of it is jitter. */
  initialBackoffMillis: number
  maxBackoffMillis: number
  /** A connection that was open for this long resets the back-off. */
  stableMillis: number
  /** After a rejected token, how often to check for a new one. No request is sent for it. */
  tokenPollMillis: number
  /** A hidden page closes its connection after this time: browsers allow few connections to one host. */
  hiddenTimeoutMillis: number
  /** The same for a page whose tabs share one connection. */
  sharedHiddenTimeoutMillis: number
  /** Tabs that share a connection tell one another this often that they are there. */
  presenceMillis: number
}

/** For a server that sends a heartbeat every 15 s. */
export const defaultTiming: StreamTiming = {
  heartbeatTimeoutMillis: 40_000,
  initialBackoffMillis: 1_000,
  maxBackoffMillis: 30_000,
  stableMillis: 10_000,
  tokenPollMillis: 1_000,
  hiddenTimeoutMillis: 5_000,
  sharedHiddenTimeoutMillis: 60_000,
  presenceMillis: 10_000,
}

/**
 * Follows a stream of server-sent events (WHATWG HTML section 9.2) with a bearer token, which `EventSource` cannot
 * send. Reconnects with `Last-Event-ID` after every failure. Resolves when `signal` is aborted, when the page is
 * hidden, and when the token is rejected: another tab may then have the connection.
 */
export async function followEvents(
  options: EventStreamOptions,
  timing: StreamTiming = defaultTiming,
): Promise<StreamEnd | null> {
  const { signal } = options
  let { lastEventId } = options
  let failures = 0

  const onEvent = (event: StreamEvent) => {
    lastEventId = event.id ?? lastEventId
    options.onEvent(event)
  }
  while (!signal.aborted) {
    const end = await openStream({ ...options, onEvent, lastEventId }, timing)
    if (signal.aborted) return null
    if (end.reason === 'hidden') return end
    failures = end.openMillis >= timing.stableMillis ? 1 : failures + 1
    options.onDisconnect(end.failure, failures)
    if (end.reason === 'rejected') return end
    await wait(backoffMillis(end, failures, timing), signal, 'online')
  }
  return null
}

function backoffMillis({ retryAfterMillis }: StreamEnd, failures: number, timing: StreamTiming): number {
  const limit = Math.min(timing.maxBackoffMillis, timing.initialBackoffMillis * 2 ** (failures - 1))
  const backoff = limit / 2 + (Math.random() * limit) / 2
  return Math.max(backoff, retryAfterMillis ?? 0)
}

/** Resolves when there is another token than the one that was rejected, or when the signal is aborted. */
export async function untilNewToken(
  rejected: string | null,
  { bearer, signal }: Pick<EventStreamOptions, 'bearer' | 'signal'>,
  { tokenPollMillis }: StreamTiming,
): Promise<void> {
  while (!signal.aborted) {
    await wait(tokenPollMillis, signal)
    const token = await bearer.token().catch(() => null)
    if (token !== null && token !== rejected) return
  }
}
