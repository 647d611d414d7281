/** A number with the digits that the server wrote. */
export interface ExactNumber {
  digits: string
}

export type CsvCell = string | number | boolean | ExactNumber | null | undefined

/** A CSV file (RFC 4180) in UTF-8, with a byte order mark, by which spreadsheets know the encoding. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('')}`
}

/** Quotes a semicolon too, because spreadsheets in many languages separate cells by it. */
function formatCell(value: CsvCell): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return value.digits
  if (typeof value === 'number') return String(value)
  const text = escapeFormula(String(value))
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Prevents spreadsheets from evaluating a text as a formula: they show a text after an apostrophe (OWASP, CSV
 * Injection).
 */
function escapeFormula(text: string): string {
  return /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
