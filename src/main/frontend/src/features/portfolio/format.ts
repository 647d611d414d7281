import { amountsAreHidden } from '../../shared/amounts'
import { numberFormat } from '../../texts/formats'

/** Shown in place of a value that is not available: the functions below return it for undefined. */
export const noValue = '—'

/** Shown in place of an amount, a price or a quantity while amounts are hidden; as long for each value. */
export const hiddenValue = '••••'

const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

function format(value: number | undefined, options: Intl.NumberFormatOptions): string {
  if (value === undefined) return noValue
  // U+2212 is as wide as the plus sign, and screen readers say "minus"
  return numberFormat(options).format(value).replace('-', '\u2212')
}

/** As `format`, for what is hidden with the amounts. */
function formatPrivate(value: number | undefined, options: Intl.NumberFormatOptions): string {
  return value !== undefined && amountsAreHidden() ? hiddenValue : format(value, options)
}

/** `₹12,34,567.89` */
export function formatAmount(value: number | undefined, currency: string): string {
  return formatPrivate(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'negative' })
}

/** An amount with its sign, for gains and losses: `+₹1,250.00`, `−₹80.50`, `₹0.00`. */
export function formatChange(value: number | undefined, currency: string): string {
  return formatPrivate(value, { style: 'currency', currency, ...twoDecimals, signDisplay: 'exceptZero' })
}

/** A short amount for chart axes: `₹12.5L`, `₹1.2Cr`. */
export function formatCompact(value: number, currency: string): string {
  return formatPrivate(value, {
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

/** A number of rows: `1,204`. */
export function formatCount(value: number): string {
  return format(value, { maximumFractionDigits: 0 })
}

/** A number of shares, or of fund units with up to four decimals: `1,204.617`. */
export function formatQuantity(value: number | undefined): string {
  return formatPrivate(value, { maximumFractionDigits: 4, signDisplay: 'negative' })
}

/** A price per share or unit: `₹1,378.43`. Net asset values have four decimals. */
export function formatPrice(value: number | undefined, currency: string, decimals = 2): string {
  return formatPrivate(value, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
}

export type Direction = 'up' | 'down' | 'unchanged'

/** The direction of a change; `unchanged` for an unknown one. Rounded to two decimals as it is shown. */
export function directionOf(value: number | undefined): Direction {
  if (value === undefined) return 'unchanged'
  const rounded = Math.round(value * 100)
  if (rounded > 0) return 'up'
  return rounded < 0 ? 'down' : 'unchanged'
}
