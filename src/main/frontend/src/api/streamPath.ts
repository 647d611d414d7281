/** As many as the server accepts. */
const maxPrices = 20

/** The path of the stream of a client that watches these portfolios. */
export function streamPath(prices: string[], client: string): string {
  const query = new URLSearchParams({ client })
  if (prices.length > 0) query.set('prices', prices.slice(0, maxPrices).join())
  return `/api/broker/stream?${query}`
}

const storageKey = 'broker-connect.stream-client'

/**
 * A random id of this browser for the tabs of one person, or of this tab alone: a new stream then ends the one before,
 * which the server has perhaps not yet noticed to be gone.
 */
export function streamClient(storage: Storage): string {
  try {
    const known = storage.getItem(storageKey)
    if (known) return known
    const created = crypto.randomUUID()
    storage.setItem(storageKey, created)
    return created
  } catch {
    return crypto.randomUUID()
  }
}
