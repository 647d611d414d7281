import { isLosslessNumber, parse } from 'lossless-json'
import { type CsvCell, csvText } from '../../shared/csvText'

/** The parts of a response that go into the file. */
export interface CsvLayout {
  /** name of the list in the response that has the rows */
  list: string
  /** what tells the rows of the table apart */
  keyOf: (row: Record<string, unknown>) => string
  /** headings by the dotted path of the field */
  columns: Record<string, string>
  /** headings of the columns that state the provenance of each row */
  provenance: Record<'source' | 'asOf' | 'currency', string>
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
  { list, keyOf, columns, provenance }: CsvLayout,
  selection?: RowSelection,
): string {
  const view = asRecord(parse(response))
  const all = (Array.isArray(view[list]) ? view[list] : []).map(asRecord)
  const rows = selection ? selected(all, keyOf, selection) : all
  const head = [provenance.source, provenance.asOf, provenance.currency, ...Object.values(columns)]
  const body = rows.map((row) => [
    cellOf(view.source),
    cellOf(view.asOf),
    cellOf(view.currency),
    ...Object.keys(columns).map((path) => cellOf(valueAt(row, path))),
  ])
  return csvText([head, ...body])
}

export interface ResponseProvenance {
  source: string
  asOf: string | undefined
}

/** The source and the time of a response, from its text. */
export function readProvenance(response: string): ResponseProvenance {
  const { source, asOf } = asRecord(parse(response))
  return { source: String(source), asOf: typeof asOf === 'string' ? asOf : undefined }
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

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
