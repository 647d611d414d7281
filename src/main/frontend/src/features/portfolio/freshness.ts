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

export function freshnessOf({ source }: Provenance, refreshFailed: boolean): Freshness {
  return source === 'LIVE' && refreshFailed ? 'STALE' : source
}
