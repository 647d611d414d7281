import { t } from 'i18next'
import type { AdminEvent } from '../../api/generated'
import { csvText } from '../../shared/csvText'

const fields = [
  'at',
  'change',
  'text',
  'from',
  'to',
  'reason',
  'label',
  'brokerName',
  'connectionId',
  'owner',
  'actor',
  'origin',
  'sequence',
  'position',
] as const

/** Events as a CSV file, with the values of the API. */
export function auditCsv(events: readonly AdminEvent[]): string {
  const head = fields.map((field) => t(`admin:csv.columns.${field}`))
  return csvText([head, ...events.map((event) => fields.map((field) => event[field]))])
}
