import { type Freshness, isSaidByPage } from '../freshness'
import { DataTime, ProvenanceBadge } from '../ProvenanceBadge'

interface PartProvenanceProps {
  freshness: Freshness
  asOf: string | undefined
  /** of the sum, which its badge says */
  sumFreshness: Freshness
  now: number
}

/** The time of a part of a sum, and its freshness where that differs from the freshness of the sum. */
export function PartProvenance({ freshness, asOf, sumFreshness, now }: PartProvenanceProps) {
  const Provenance = isSaidByPage(freshness, sumFreshness) ? DataTime : ProvenanceBadge
  return <Provenance freshness={freshness} asOf={asOf} now={now} />
}
