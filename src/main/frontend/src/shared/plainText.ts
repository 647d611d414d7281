// The same rules as the server's PlainText, with the categories of Unicode: Cc control, Cf format, Cs unpaired
// surrogate, M mark, Z separator. Default_Ignorable_Code_Point and two more are drawn as nothing.
const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u
const control = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/u
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/gu
const blank = /^[\s\p{Z}\p{Cf}]$/u
const quotes = '"" \'\' `` <> () [] {} “” „“ „” ”” ‘’ ‚‘ ‚’ ’’ «» »« ‹› ›‹ 「」 『』 ＂＂ ＇＇ ＜＞'.split(' ')
const mostQuotes = 4

/** Whether a reader sees anything: blanks, invisible characters and marks without a letter do not count. */
export const isVisible = (text: string) => visible.test(text)

/** Whether the text has a control or direction character, a line separator or half of a character. */
export const hasControl = (text: string) => control.test(text)

/** The number of code points, as the server counts. */
export const lengthOf = (text: string) => [...text].length

/** The text without blank and invisible characters at both ends. */
export function trimmed(text: string): string {
  const points = [...text]
  const from = points.findIndex((point) => !isBlank(point))
  return from < 0 ? '' : points.slice(from, points.findLastIndex((point) => !isBlank(point)) + 1).join('')
}

// Java counts the four separators of ASCII as blanks too
const isBlank = (point: string) => blank.test(point) || (point >= '\u001C' && point <= '\u001F')

/** A pasted value without invisible characters, and without the blanks, quotes and brackets around it. */
export function unwrapped(pasted: string): string {
  let value = trimmed(pasted.replace(invisible, ''))
  for (let pairs = 0; pairs < mostQuotes && isQuoted(value); pairs++) value = trimmed(value.slice(1, -1))
  return value
}

const isQuoted = (value: string) => value.length > 1 && quotes.includes(value.slice(0, 1) + value.slice(-1))
