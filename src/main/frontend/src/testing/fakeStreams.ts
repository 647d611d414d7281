import { vi } from 'vitest'

export interface FakeStream {
  headers: Headers
  send: (text: string) => void
  end: () => void
  isClosed: boolean
}

type FakeResponse = 'stream' | 'no-network' | Response

/**
 * Replaces `fetch`. Returns the responses in order, and the last one for all later requests. `stream` is a stream of
 * events that the test writes.
 */
export function fakeStreams(...responses: FakeResponse[]) {
  const opened: FakeStream[] = []
  const requests: Headers[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, { headers, signal } = {}) => {
    signal?.throwIfAborted()
    requests.push(new Headers(headers))
    const response = responses[Math.min(requests.length, responses.length) - 1]
    if (response === 'no-network') throw new TypeError('Failed to fetch')
    return response instanceof Response ? response.clone() : open(new Headers(headers), signal, opened)
  })
  return { opened, requests, stream: (index: number) => opened[index] as FakeStream }
}

function open(headers: Headers, signal: AbortSignal | null | undefined, opened: FakeStream[]): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const stream: FakeStream = {
        headers,
        send: (text) => controller.enqueue(new TextEncoder().encode(text)),
        end: () => controller.close(),
        isClosed: false,
      }
      signal?.addEventListener('abort', () => {
        stream.isClosed = true
        controller.error(signal.reason)
      })
      opened.push(stream)
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
}
