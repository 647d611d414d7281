/** Stands where there is nothing to show. Beside it goes a word for people who listen. */
export const noValue = '—'

const locale = 'en-IN'
const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

const formats = new Map<string, Intl.NumberFormat>()

function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options)
  const kept = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, kept)
  // a minus sign is as wide as a plus sign, and is read out as one
  return kept.format(value).replace('-', '\u2212')
}

/** `₹12,34,567.89`, grouped as in India. */
export function formatAmount(value: number, currency: string): string {
  return format(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'negative' })
}

/** The same with its sign, for what was gained or lost: `+₹1,250.00`, `−₹80.50`, `₹0.00`. */
export function formatChange(value: number, currency: string): string {
  return format(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'exceptZero' })
}

/** Short, for the axis of a chart: `₹12.5L`, `₹1.2Cr`. */
export function formatCompact(value: number, currency: string): string {
  return format(value, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  })
}

/** `+12.34%` of a number of percents; a dash where there is none, because nobody can divide by zero. */
export function formatPercent(value: number | undefined): string {
  if (value === undefined) return noValue
  return `${format(value, { ...twoDecimals, signDisplay: 'exceptZero' })}%`
}

/** A part of a whole, both positive: `23.1%`. */
export function formatShare(part: number, whole: number): string {
  return format(part / whole, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** Shares are whole, units of funds are not: `1,204.617`. */
export function formatQuantity(value: number): string {
  return format(value, { maximumFractionDigits: 4, signDisplay: 'negative' })
}

/** A price of one share or unit in the currency of the panel, without its sign: `1,378.43`; funds have four decimals. */
export function formatPrice(value: number, decimals = 2): string {
  return format(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' })
}

export type Direction = 'up' | 'down' | 'level'

/** What a number means once it is rounded as it is shown: a loss of a thousandth is none. */
export function directionOf(value: number): Direction {
  const shown = Math.round(value * 100)
  if (shown > 0) return 'up'
  return shown < 0 ? 'down' : 'level'
}
