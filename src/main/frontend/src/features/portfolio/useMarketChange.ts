import { useEffect, useRef } from 'react'
import type { MarketStatus } from '../../api/generated'
import { selectClockOffset } from '../../api/serverClock'
import { useAppSelector } from '../../app/hooks'

/** Open pages spread their requests over this time, so that the server does not get all at once. */
const spreadMillis = 5_000
/** Timers of browsers cannot wait longer than about 24 days. */
const longestMillis = 24 * 3_600_000

/**
 * Calls `refetch` soon after the market's next change, also when the answer was read long before. Once for each change,
 * because an outage can leave an answer with a change that has passed.
 */
export function useMarketChange(market: MarketStatus | undefined, refetch: () => unknown): void {
  const nextChange = market?.nextChange
  const offset = useAppSelector(selectClockOffset)
  const read = useRef<string>(undefined)
  useEffect(() => {
    if (!nextChange || read.current === nextChange) return
    const wait = Math.max(0, Date.parse(nextChange) - (Date.now() + offset))
    if (wait > longestMillis) return
    const timer = setTimeout(
      () => {
        read.current = nextChange
        refetch()
      },
      wait + 500 + Math.random() * spreadMillis,
    )
    return () => clearTimeout(timer)
  }, [nextChange, refetch, offset])
}
