import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http, type JsonBodyType } from 'msw'
import { beforeEach, expect, vi } from 'vitest'
import type { PortfolioView, PriceFeedView } from '../api/generated'
import { paths } from '../shared/paths'
import { config, connected } from './data'
import { funds, history, mutualFunds, portfolio, positions } from './portfolioData'
import { renderApp } from './renderApp'
import { changeStream, server } from './server'

export const portfolioUrl = `/api/portfolio/${config.id}`
export const portfolioPath = paths.portfolioOf(config.id)

/** Makes every media query match, as on a wide screen, or none. */
export function setWideScreen(matches: boolean) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      ({ matches, media, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList,
  )
}

/** Sets the response to requests for a section of the portfolio; `''` is the holdings. */
export function respondWith(section: string, body: JsonBodyType) {
  server.use(http.get(portfolioUrl + section, () => HttpResponse.json(body)))
}

/** The price stream that the server sends to the page. */
export const priceStream = {
  counts: { opened: 0, closed: 0 },
  send: (_name: string, _data: object): void => {},
}

function servePriceStream() {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined
  const counts = { opened: 0, closed: 0 }
  priceStream.counts = counts
  priceStream.send = (name, data) =>
    stream?.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`))
  server.use(
    http.get('/api/broker/stream', ({ request }) => {
      if (!new URL(request.url).searchParams.has('prices')) return changeStream().response
      counts.opened++
      request.signal.addEventListener('abort', () => {
        counts.closed++
      })
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream = controller
        },
      })
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } })
    }),
  )
}

/** Before each test: a wide screen, and one connected account with data in every section. */
export function serveConnectedAccount() {
  beforeEach(() => {
    setWideScreen(true)
    server.use(
      http.get('/api/broker/configs', () => HttpResponse.json([config])),
      http.get('/api/broker/status', () => HttpResponse.json([connected])),
    )
    respondWith('', portfolio)
    respondWith('/positions', positions)
    respondWith('/funds', funds)
    respondWith('/mutual-funds', mutualFunds)
    respondWith('/history', history)
    servePriceStream()
  })
}

/** Opens the page; `changed` overrides fields of the portfolio. */
export function openPortfolio(changed: Partial<PortfolioView> = {}) {
  respondWith('', { ...portfolio, ...changed } as unknown as JsonBodyType)
  return renderApp({ path: portfolioPath })
}

/** Opens the page, with the price feed in this mode. */
export async function openWithPrices(feed: PriceFeedView) {
  const app = openPortfolio()
  await screen.findByRole('table', { name: 'Holdings: Live' })
  await waitFor(() => expect(priceStream.counts.opened).toBe(1))
  priceStream.send('feed', feed)
  await screen.findByText('Live prices')
  return app
}

export const panel = (name: string) => screen.findByRole('region', { name })

/** The descriptions in a dialog by their terms. */
export function factsIn(part: HTMLElement): Record<string, string> {
  const terms = within(part).getAllByRole('term')
  return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']))
}
