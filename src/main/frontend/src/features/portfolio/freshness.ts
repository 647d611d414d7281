import type { PortfolioView } from '../../api/generated'

/** What every answer about an account says of its own numbers. */
export type Provenance = Pick<PortfolioView, 'source' | 'asOf' | 'state' | 'reason' | 'message'>

/** How good the numbers on the page are: as the server said, unless this page has failed to hear from it since. */
export type Freshness = Provenance['source'] | 'STALE'

export function freshnessOf({ source }: Provenance, couldNotRefresh: boolean): Freshness {
  return source === 'LIVE' && couldNotRefresh ? 'STALE' : source
}
