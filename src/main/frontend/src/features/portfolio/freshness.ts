import type { PortfolioView } from '../../api/generated'

/** What every answer about an account says about the origin of its data. */
export type Provenance = Pick<PortfolioView, 'source' | 'asOf' | 'state' | 'reason' | 'message'>

/** How fresh the data on the page is: the source that the server gave, or STALE when a later refresh failed. */
export type Freshness = Provenance['source'] | 'STALE'

export function freshnessOf({ source }: Provenance, refreshFailed: boolean): Freshness {
  return source === 'LIVE' && refreshFailed ? 'STALE' : source
}
