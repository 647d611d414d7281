import { createParser } from 'eventsource-parser'
import i18next from 'i18next'
import type { BearerTokens } from './baseQuery'
import { type Failure, failureOfResponse, retryAfterMillis, withoutResponse } from './failure'
import { onHidden } from './visibility'

export interface StreamEvent {
  id: string | undefined
  /** `message` if the server names none */
  name: string
  data: string
  /** by the browser's clock, in milliseconds since 1970; absent if the event is a repetition for a new listener */
  receivedAt?: number
}

export interface StreamRequest {
  path: string
  bearer: BearerTokens
  signal: AbortSignal
  lastEventId: string | undefined
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
}

/** Why a connection ended. `rejected`: a retry with the same token would fail again. */
export interface StreamEnd {
  reason: 'ended' | 'rejected' | 'hidden'
  failure: Failure
  /** how long the connection was open; 0 if it never was */
  openMillis: number
  token: string | null
  retryAfterMillis?: number
}

const signInRequired = withoutResponse('sign-in-required')

/** Opens one connection and reads it until it ends for any reason. Never rejects. */
export async function openStream(
  request: StreamRequest,
  { heartbeatTimeoutMillis, hiddenTimeoutMillis }: { heartbeatTimeoutMillis: number; hiddenTimeoutMillis: number },
): Promise<StreamEnd> {
  const connection = new AbortController()
  const watchdog = new Watchdog(heartbeatTimeoutMillis, () => connection.abort('silent'))
  const stopHiddenTimer = onHidden(hiddenTimeoutMillis, () => connection.abort('hidden'))
  const signal = AbortSignal.any([request.signal, connection.signal])
  let token: string | null = null
  let openedAt: number | null = null
  const end = (reason: StreamEnd['reason'], failure: Failure): StreamEnd => ({
    reason,
    failure,
    token,
    openMillis: openedAt === null ? 0 : performance.now() - openedAt,
  })

  try {
    token = await request.bearer.token()
    if (token === null) return end('rejected', signInRequired)
    let response = await send(request, token, signal)
    if (response.status === 401) {
      const renewed = await request.bearer.renewedToken()
      if (renewed === null) return end('rejected', signInRequired)
      token = renewed
      response = await send(request, token, signal)
    }
    const failure = await failureOfResponse(response, 'text/event-stream')
    if (failure) {
      const rejected = response.status === 401 || response.status === 403
      return { ...end(rejected ? 'rejected' : 'ended', failure), ...retryAfter(response) }
    }
    openedAt = performance.now()
    request.onOpen()
    await read(response, signal, watchdog, request.onEvent)
  } catch {
    // fetch and read reject when the network connection is lost
  } finally {
    watchdog.stop()
    stopHiddenTimer()
    // releases a response body that was not read to its end
    connection.abort('ended')
  }
  return end(connection.signal.reason === 'hidden' ? 'hidden' : 'ended', withoutResponse('unreachable'))
}

function send({ path, lastEventId }: StreamRequest, token: string, signal: AbortSignal): Promise<Response> {
  return fetch(new URL(path, window.location.origin), {
    signal,
    cache: 'no-store',
    headers: {
      Accept: 'text/event-stream, application/problem+json',
      Authorization: `Bearer ${token}`,
      'Accept-Language': i18next.language,
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    },
  })
}

async function read(response: Response, signal: AbortSignal, watchdog: Watchdog, onEvent: StreamRequest['onEvent']) {
  const parser = createParser({
    onEvent: ({ id, event, data }) => onEvent({ id, name: event ?? 'message', data, receivedAt: Date.now() }),
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  signal.addEventListener('abort', () => void reader?.cancel().catch(() => {}))
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    watchdog.reset()
    parser.feed(chunk.value)
  }
}

function retryAfter({ headers }: Response): { retryAfterMillis?: number } {
  const delay = retryAfterMillis(headers)
  return delay === undefined ? {} : { retryAfterMillis: delay }
}

/** Calls back when `reset` was not called for a time. */
class Watchdog {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly timeoutMillis: number,
    private readonly onTimeout: () => void,
  ) {
    this.reset()
  }

  reset(): void {
    this.stop()
    this.timer = setTimeout(this.onTimeout, this.timeoutMillis)
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}
