import { createParser } from 'eventsource-parser'
import type { ChangeView, StatusView } from '../../src/api/generated'
import { api, token } from './signIn'

const retryMillis = 3_000

/**
 * Follows the event stream while the page is open. `EventSource` cannot send a bearer token, so the stream is read by
 * `fetch`. After an interruption it resumes by `Last-Event-ID`, so no event is lost or repeated.
 */
export async function listen(onStatus: (status: StatusView) => void): Promise<never> {
  let lastEventId: string | undefined
  for (;;) {
    try {
      const response = await fetch(`${api}/api/broker/events`, {
        headers: {
          Accept: 'text/event-stream',
          Authorization: `Bearer ${await token()}`,
          ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
        },
      })
      if (response.ok && response.body) {
        const parser = createParser({
          onEvent: ({ id, event, data }) => {
            lastEventId = id
            const status = event === 'status' ? JSON.parse(data) : (JSON.parse(data) as ChangeView).status
            if (status) onStatus(status)
          },
        })
        await read(response.body, (text) => parser.feed(text))
      }
    } catch {
      // the connection was lost
    }
    await new Promise((resolve) => setTimeout(resolve, retryMillis))
  }
}

async function read(body: NonNullable<Response['body']>, onText: (text: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) onText(chunk.value)
}
