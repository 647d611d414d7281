import { vi } from 'vitest'

export interface FakeStream {
  headers: Headers
  send: (text: string) => void
  end: () => void
  isClosed: boolean
}

type Answer = 'stream' | 'no-network' | Response

/**
 * Replaces `fetch`. Answers requests in order, and all later requests by the last answer. `stream` is a stream of
 * events that the test writes.
 */
export function fakeStreams(...answers: Answer[]) {
  const opened: FakeStream[] = []
  const requests: Headers[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, { headers, signal } = {}) => {
    signal?.throwIfAborted()
    requests.push(new Headers(headers))
    const answer = answers[Math.min(requests.length, answers.length) - 1]
    if (answer === 'no-network') throw new TypeError('Failed to fetch')
    return answer instanceof Response ? answer.clone() : open(new Headers(headers), signal, opened)
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
