import type { Reconnect } from './DataPanel'

/** What every part below the totals is told of the account and the page around it. */
export interface SectionProps {
  configId: string
  /** why the holdings are not live, which is said once at the top */
  knownReason: string | undefined
  reconnect: Reconnect | null
}
