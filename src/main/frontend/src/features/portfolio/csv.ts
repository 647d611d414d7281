import { isLosslessNumber, parse } from 'lossless-json'
import { type CsvCell, csvText } from '../../shared/csvText'
import { asRecord, asRecords } from './records'

/** The parts of a response that go into the file. */
export interface CsvLayout {
  /** the rows of a response; by default the list of this name */
  list: string
  rowsOf?: (view: Record<string, unknown>) => Record<string, unknown>[]
  /** what tells the rows of the table apart */
  keyOf: (row: Record<string, unknown>) => string
  /** headings by the dotted path of the field */
  columns: Record<string, string>
  /** headings of the columns that state the provenance of each row, by the field of the response */
  provenance: Partial<Record<'source' | 'asOf' | 'currency', string>>
}

/** The rows that a page shows. */
export interface RowSelection {
  /** the keys of the rows that are shown, in their order */
  shown: readonly string[]
  /** the keys of all rows, also of those that a filter hides */
  all: readonly string[]
}

/**
 * Creates a CSV file from the text of a response. Numbers keep the digits that the server wrote. Each row
 * states its provenance, because rows are copied into other files. Rows that are new since the page was shown follow
 * the selected ones.
 */
export function toCsv(
  response: string,
  { list, rowsOf, keyOf, columns, provenance }: CsvLayout,
  selection?: RowSelection,
): string {
  const view = asRecord(parse(response))
  const all = rowsOf ? rowsOf(view) : asRecords(view[list])
  const rows = selection ? selected(all, keyOf, selection) : all
  const head = [...Object.values(provenance), ...Object.values(columns)]
  const body = rows.map((row) => [
    ...Object.keys(provenance).map((field) => cellOf(view[field])),
    ...Object.keys(columns).map((path) => cellOf(valueAt(row, path))),
  ])
  return csvText([head, ...body])
}

export interface ResponseProvenance {
  /** undefined for a response that states none, such as recorded values */
  source: string | undefined
  asOf: string | undefined
}

/** The source and the time of a response, from its text. */
export function readProvenance(response: string): ResponseProvenance {
  const { source, asOf } = asRecord(parse(response))
  return {
    source: typeof source === 'string' ? source : undefined,
    asOf: typeof asOf === 'string' ? asOf : undefined,
  }
}

function selected(rows: Record<string, unknown>[], keyOf: CsvLayout['keyOf'], { shown, all }: RowSelection) {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  const known = new Set(all)
  return [...shown.flatMap((key) => byKey.get(key) ?? []), ...rows.filter((row) => !known.has(keyOf(row)))]
}

function valueAt(row: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value == null ? undefined : asRecord(value)[key]), row)
}

function cellOf(value: unknown): CsvCell {
  if (value === undefined || value === null) return undefined
  return isLosslessNumber(value) ? { digits: value.toString() } : String(value)
}
