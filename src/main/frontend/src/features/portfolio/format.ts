import { numberFormat } from '../../texts/formats'

/** Shown in place of a value that is not available. Screen readers get a text beside it. */
export const noValue = '—'

const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

function format(value: number, options: Intl.NumberFormatOptions): string {
  // U+2212 is as wide as the plus sign, and screen readers say "minus"
  return numberFormat(options).format(value).replace('-', '\u2212')
}

/** `₹12,34,567.89` */
export function formatAmount(value: number, currency: string): string {
  return format(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'negative' })
}

/** An amount with its sign, for gains and losses: `+₹1,250.00`, `−₹80.50`, `₹0.00`. */
export function formatChange(value: number, currency: string): string {
  return format(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'exceptZero' })
}

/** A short amount for chart axes: `₹12.5L`, `₹1.2Cr`. */
export function formatCompact(value: number, currency: string): string {
  return format(value, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  })
}

/** `+12.34%` for 12.34; a dash for undefined, which the server sends when it would divide by zero. */
export function formatPercent(value: number | undefined): string {
  if (value === undefined) return noValue
  return `${format(value, { ...twoDecimals, signDisplay: 'exceptZero' })}%`
}

/** The share of a positive part in a positive whole: `23.1%`. */
export function formatShare(part: number, whole: number): string {
  return format(part / whole, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** A number of shares, or of fund units with up to four decimals: `1,204.617`. */
export function formatQuantity(value: number): string {
  return format(value, { maximumFractionDigits: 4, signDisplay: 'negative' })
}

/** A price per share or unit without currency symbol: `1,378.43`. Net asset values have four decimals. */
export function formatPrice(value: number, decimals = 2): string {
  return format(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' })
}

export type Direction = 'up' | 'down' | 'unchanged'

/** The direction of a change, rounded to two decimals as it is shown. */
export function directionOf(value: number): Direction {
  const rounded = Math.round(value * 100)
  if (rounded > 0) return 'up'
  return rounded < 0 ? 'down' : 'unchanged'
}
