import { isLosslessNumber, parse } from 'lossless-json'

/** What of an answer goes into the file. */
export interface CsvLayout {
  /** name of the list in the answer that has the rows */
  list: string
  /** headings by the dotted path of the field */
  columns: Record<string, string>
  /** headings of the columns that state the provenance of each row */
  provenance: Record<'source' | 'asOf' | 'currency', string>
}

/**
 * Creates a CSV file (RFC 4180) from the text of an answer. Numbers keep the digits that the server wrote. Each row
 * states its provenance, because rows are copied into other files.
 */
export function toCsv(answer: string, { list, columns, provenance }: CsvLayout): string {
  const view = asRecord(parse(answer))
  const rows = Array.isArray(view[list]) ? view[list] : []
  const head = [provenance.source, provenance.asOf, provenance.currency, ...Object.values(columns)]
  const body = rows.map((row) => [
    view.source,
    view.asOf,
    view.currency,
    ...Object.keys(columns).map((path) => valueAt(row, path)),
  ])
  // the byte order mark tells spreadsheets that the file is UTF-8
  return `\uFEFF${[head, ...body].map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('')}`
}

export interface AnswerProvenance {
  source: string
  asOf: string | undefined
}

/** The source and the time of an answer, from its text. */
export function readProvenance(answer: string): AnswerProvenance {
  const { source, asOf } = asRecord(parse(answer))
  return { source: String(source), asOf: typeof asOf === 'string' ? asOf : undefined }
}

function valueAt(row: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value == null ? undefined : asRecord(value)[key]), row)
}

function formatCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (isLosslessNumber(value)) return value.toString()
  const text = escapeFormula(String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Prevents spreadsheets from evaluating a text as a formula: they show a text after an apostrophe (OWASP, CSV
 * Injection).
 */
function escapeFormula(text: string): string {
  return /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
