import type { Freshness } from './freshness'

/** The props of every section below the totals. */
export interface SectionProps {
  configId: string
  /** the name of the connection */
  label: string
  /** the broker's name */
  broker: string
  /** why the holdings are not live; shown once at the top of the page */
  reportedReason: string | undefined
  /** freshness of the totals, which say it for the page */
  pageFreshness: Freshness | undefined
}
