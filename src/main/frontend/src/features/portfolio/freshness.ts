import type { PortfolioView } from '../../api/generated'

/** The provenance that every response about an account has. */
export type Provenance = Pick<PortfolioView, 'source' | 'asOf' | 'state' | 'reason' | 'message'>

/** How fresh the data on the page is: the source that the server sent, or STALE when a later refresh failed. */
export type Freshness = Provenance['source'] | 'STALE'

export function freshnessOf({ source }: Provenance, refreshFailed: boolean): Freshness {
  return source === 'LIVE' && refreshFailed ? 'STALE' : source
}
