import type { PortfolioView } from '../../api/generated'

/** The provenance that every response about an account has. */
export type Provenance = Pick<PortfolioView, 'source' | 'asOf' | 'state' | 'reason' | 'message'>

/** How fresh the data on the page is: the source that the server sent, or STALE when a later refresh failed. */
export type Freshness = Provenance['source'] | 'STALE'

/**
 * Whether the page, by the badge of the totals, already says how fresh a panel is. Sample data is marked on each panel,
 * because nobody may take a sample for their own money.
 */
export function isSaidByPage(freshness: Freshness | undefined, pageFreshness: Freshness | undefined): boolean {
  return freshness === pageFreshness && freshness !== 'SAMPLE'
}

/** A reading is called live no longer than this. */
const liveForMillis = 10 * 60_000

/** As {@link freshnessOf}, for data that is not read again while the page is open. */
export function freshnessAt(provenance: Provenance, refreshFailed: boolean, now: number): Freshness {
  const freshness = freshnessOf(provenance, refreshFailed)
  const isOld = provenance.asOf !== undefined && now - Date.parse(provenance.asOf) > liveForMillis
  return freshness === 'LIVE' && isOld ? 'LAST_KNOWN' : freshness
}

export function freshnessOf({ source }: Provenance, refreshFailed: boolean): Freshness {
  return source === 'LIVE' && refreshFailed ? 'STALE' : source
}
