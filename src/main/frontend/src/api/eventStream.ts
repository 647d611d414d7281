import type { Bearer } from './baseQuery'
import type { Failure } from './failure'
import { type End, openStream, type StreamEvent } from './openStream'
import { waitWhileHidden } from './visibility'
import { wait } from './wait'

export interface Following {
  path: string
  bearer: Bearer
  /** ends it for good */
  signal: AbortSignal
  /** The line stands: at the beginning, and each time it stands again. */
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
  /** It is down and will be tried again. `tries` counts those that failed in a row. */
  onDown: (failure: Failure, tries: number) => void
}

export interface Timing {
  /** with nothing heard for so long, not even a heartbeat, a line is given up */
  silenceMillis: number
  /** before the first new try; doubles with each one, half of it by chance so that not all come back at once */
  firstPauseMillis: number
  longestPauseMillis: number
  /** a line that stood so long was a good one: after it, counting begins anew */
  goodLifeMillis: number
  /** how often to look whether somebody has signed in again; asks no server */
  signInMillis: number
  /** a page that nobody has looked at for so long lets go of its line: browsers allow few to one server */
  hiddenMillis: number
}

/** For a server that sends a heartbeat every 15 s. */
export const usualTiming: Timing = {
  silenceMillis: 40_000,
  firstPauseMillis: 1_000,
  longestPauseMillis: 30_000,
  goodLifeMillis: 10_000,
  signInMillis: 1_000,
  hiddenMillis: 60_000,
}

/**
 * Follows a stream of server-sent events (WHATWG HTML section 9.2) with the bearer token, which the browser's own
 * `EventSource` cannot send. Comes back after the last event that it saw; heals from everything but a refused sign-in, which
 * is asked for nothing more until there is another token. Resolves when `signal` is aborted.
 */
export async function followEvents(following: Following, timing: Timing = usualTiming): Promise<void> {
  const { signal } = following
  let lastEventId: string | undefined
  let tries = 0

  const onEvent = (event: StreamEvent) => {
    lastEventId = event.id ?? lastEventId
    following.onEvent(event)
  }
  while (!signal.aborted) {
    const end = await openStream({ ...following, onEvent, lastEventId }, timing)
    if (signal.aborted) return
    if (end.why === 'hidden') {
      await waitWhileHidden(signal)
      continue
    }
    tries = end.livedMillis >= timing.goodLifeMillis ? 1 : tries + 1
    following.onDown(end.failure, tries)
    if (end.why === 'refused') await anotherToken(end.token, following, timing)
    else await wait(pauseMillis(end, tries, timing), signal, 'online')
  }
}

function pauseMillis({ retryAfterMillis }: End, tries: number, timing: Timing): number {
  const ceiling = Math.min(timing.longestPauseMillis, timing.firstPauseMillis * 2 ** (tries - 1))
  const pause = ceiling / 2 + (Math.random() * ceiling) / 2
  return Math.max(pause, retryAfterMillis ?? 0)
}

async function anotherToken(refused: string | null, { bearer, signal }: Following, { signInMillis }: Timing) {
  while (!signal.aborted) {
    await wait(signInMillis, signal)
    const token = await bearer.token().catch(() => null)
    if (token !== null && token !== refused) return
  }
}
