import { useEffect } from 'react'
import type { MarketStatus } from '../../api/generated'

/** Open pages spread their requests over this time, so that the server does not get all at once. */
const spreadMillis = 5_000
/** Timers of browsers cannot wait longer than about 24 days. */
const longestMillis = 24 * 3_600_000

/** Calls `refetch` soon after the market's next change, also when the answer was read long before. */
export function useMarketChange(market: MarketStatus | undefined, refetch: () => unknown): void {
  const nextChange = market?.nextChange
  useEffect(() => {
    if (!nextChange) return
    const wait = Date.parse(nextChange) - Date.now()
    if (wait < 0 || wait > longestMillis) return
    const timer = setTimeout(refetch, wait + 500 + Math.random() * spreadMillis)
    return () => clearTimeout(timer)
  }, [nextChange, refetch])
}
