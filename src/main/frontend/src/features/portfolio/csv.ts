import { isLosslessNumber, parse } from 'lossless-json'

/** Which list of an answer goes into the file, and which of its fields, by dotted path, with their headings. */
export interface CsvLayout {
  list: string
  columns: Record<string, string>
  /** of the three columns that say in each row how good it is */
  words: { source: string; asOf: string; currency: string }
}

/**
 * A file of an answer's own text, so that every number is digit by digit what the server wrote. Each row says how good it is,
 * because rows are copied elsewhere.
 */
export function toCsv(answer: string, { list, columns, words }: CsvLayout): string {
  const view = record(parse(answer))
  const rows = Array.isArray(view[list]) ? view[list] : []
  const head = [words.source, words.asOf, words.currency, ...Object.values(columns)]
  const body = rows.map((row) => [
    view.source,
    view.asOf,
    view.currency,
    ...Object.keys(columns).map((path) => at(row, path)),
  ])
  // the mark at the beginning tells spreadsheets that this is UTF-8; lines end as RFC 4180 says
  return `\uFEFF${[head, ...body].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

export interface Provenanced {
  source: string
  asOf: string | undefined
}

export function readProvenance(answer: string): Provenanced {
  const { source, asOf } = record(parse(answer))
  return { source: String(source), asOf: typeof asOf === 'string' ? asOf : undefined }
}

function at(row: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value == null ? undefined : record(value)[key]), row)
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (isLosslessNumber(value)) return value.toString()
  const text = escapeFormula(String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets run text that begins like a formula; after an apostrophe they show it (OWASP, CSV Injection). */
function escapeFormula(text: string): string {
  return /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
