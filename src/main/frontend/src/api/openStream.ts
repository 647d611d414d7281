import { createParser } from 'eventsource-parser'
import type { Bearer } from './baseQuery'
import { type Failure, failureOfAnswer, withoutAnswer } from './failure'
import { whenHidden } from './visibility'

export interface StreamEvent {
  id: string | undefined
  /** `message` where the server gives none */
  name: string
  data: string
}

export interface Opening {
  path: string
  bearer: Bearer
  signal: AbortSignal
  lastEventId: string | undefined
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
}

/** How one line came to its end; `refused`: with this token there is no use in another try. */
export interface End {
  why: 'ended' | 'refused' | 'hidden'
  failure: Failure
  livedMillis: number
  token: string | null
  retryAfterMillis?: number
}

const signInRequired = withoutAnswer('sign-in-required')

/** One line, from its beginning to its end, whatever ends it. Never rejects. */
export async function openStream(
  opening: Opening,
  { silenceMillis, hiddenMillis }: { silenceMillis: number; hiddenMillis: number },
): Promise<End> {
  const line = new AbortController()
  const silence = new Watchdog(silenceMillis, () => line.abort('silent'))
  const stopLooking = whenHidden(hiddenMillis, () => line.abort('hidden'))
  const signal = AbortSignal.any([opening.signal, line.signal])
  let token: string | null = null
  let openedAt: number | null = null
  const end = (why: End['why'], failure: Failure): End => ({
    why,
    failure,
    token,
    livedMillis: openedAt === null ? 0 : performance.now() - openedAt,
  })

  try {
    token = await opening.bearer.token()
    if (token === null) return end('refused', signInRequired)
    let answer = await ask(opening, token, signal)
    if (answer.status === 401) {
      const renewed = await opening.bearer.renewedToken()
      if (renewed === null) return end('refused', signInRequired)
      token = renewed
      answer = await ask(opening, token, signal)
    }
    const failure = await failureOfAnswer(answer, 'text/event-stream')
    if (failure) {
      const refused = answer.status === 401 || answer.status === 403
      return { ...end(refused ? 'refused' : 'ended', failure), ...retryAfter(answer) }
    }
    openedAt = performance.now()
    opening.onOpen()
    await read(answer, signal, silence, opening.onEvent)
  } catch {
    // the network's way to say that the line is gone
  } finally {
    silence.stop()
    stopLooking()
    // lets go of a body that nobody reads to its end
    line.abort('over')
  }
  return end(line.signal.reason === 'hidden' ? 'hidden' : 'ended', withoutAnswer('unreachable'))
}

function ask({ path, lastEventId }: Opening, token: string, signal: AbortSignal): Promise<Response> {
  return fetch(new URL(path, window.location.origin), {
    signal,
    cache: 'no-store',
    headers: {
      Accept: 'text/event-stream, application/problem+json',
      Authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    },
  })
}

async function read(answer: Response, signal: AbortSignal, silence: Watchdog, onEvent: Opening['onEvent']) {
  const parser = createParser({
    onEvent: ({ id, event, data }) => onEvent({ id, name: event ?? 'message', data }),
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  signal.addEventListener('abort', () => void reader?.cancel().catch(() => {}))
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    silence.heard()
    parser.feed(chunk.value)
  }
}

function retryAfter({ headers }: Response): { retryAfterMillis?: number } {
  const seconds = Number(headers.get('Retry-After'))
  return seconds > 0 ? { retryAfterMillis: seconds * 1_000 } : {}
}

/** Barks when nothing was heard for a while. */
class Watchdog {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly patienceMillis: number,
    private readonly bark: () => void,
  ) {
    this.heard()
  }

  heard(): void {
    this.stop()
    this.timer = setTimeout(this.bark, this.patienceMillis)
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
