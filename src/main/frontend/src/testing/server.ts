import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { Problem } from '../api/generated'
import { adminHandlers } from './adminData'
import { zerodha } from './data'

/** The API of a person without connections. Tests override it with `server.use`. */
export const server = setupServer(
  http.get('/settings.json', () => HttpResponse.json(settings)),
  http.get('/api/brokers', () => HttpResponse.json([zerodha])),
  http.get('/api/broker/configs', () => HttpResponse.json([])),
  http.get('/api/broker/status', () => HttpResponse.json([])),
  http.get('/api/broker/configs/:id/events', () => HttpResponse.json([])),
  http.delete('/api/broker/attempts', () => new HttpResponse(null, { status: 204 })),
  http.get('/api/broker/stream', () => changeStream().response),
  ...adminHandlers,
  http.get('/api/portfolio/*', () => delay('infinite')),
)

/** The event stream, open until the test ends it; `send` sends an event. */
export function changeStream() {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stream = controller
    },
  })
  const write = (text: string) => stream?.enqueue(new TextEncoder().encode(text))
  return {
    response: new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    write,
    send: (name: string, id: number, data: object) =>
      write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => stream?.close(),
  }
}

export const settings = {
  signIn: { authority: 'https://sign-in.example', clientId: 'broker-connect', scope: 'openid profile' },
  sandbox: false,
}

export function problem(status: number, type: string, more: Partial<Problem> = {}) {
  return HttpResponse.json(
    { type: `/problems/${type}`, title: `Title of ${type}`, status, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}
