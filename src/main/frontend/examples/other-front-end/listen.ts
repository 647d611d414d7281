import { createParser } from 'eventsource-parser'
import type { ChangeView, StatusView } from '../../src/api/generated'
import { api, token } from './signIn'

const pauseMillis = 3_000

/**
 * Follows the stream of changes for as long as the page is open. `EventSource` cannot send a bearer token, so the stream is read by `fetch`; after a
 * break it goes on from the last event that was seen, and nothing is lost or told twice.
 */
export async function listen(onStatus: (status: StatusView) => void): Promise<never> {
  let lastEventId: string | undefined
  for (;;) {
    try {
      const answer = await fetch(`${api}/api/broker/events`, {
        headers: {
          Accept: 'text/event-stream',
          Authorization: `Bearer ${await token()}`,
          ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
        },
      })
      if (answer.ok && answer.body) {
        const parser = createParser({
          onEvent: ({ id, event, data }) => {
            lastEventId = id
            const status = event === 'status' ? JSON.parse(data) : (JSON.parse(data) as ChangeView).status
            if (status) onStatus(status)
          },
        })
        await read(answer.body, (text) => parser.feed(text))
      }
    } catch {
      // the network is gone for now
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMillis))
  }
}

async function read(body: NonNullable<Response['body']>, onText: (text: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) onText(chunk.value)
}
