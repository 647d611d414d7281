import type { HoldingView } from '../../../api/generated'

export interface Slice {
  /** empty for the slice of all smaller holdings */
  name: string
  value: number
  /** number of holdings in this slice */
  count: number
}

const maxSlices = 8

/**
 * The largest holdings with a known value, and one slice for all others. Used for the drawing only: the page shows no
 * sum that it computed.
 */
export function slicesOf(holdings: HoldingView[], total: number): Slice[] {
  const largestFirst = holdings
    .flatMap(({ symbol, value = 0 }) => (value > 0 ? [{ symbol, value }] : []))
    .toSorted((one, other) => other.value - one.value)
  const shown = largestFirst.slice(0, largestFirst.length > maxSlices ? maxSlices - 1 : maxSlices)
  const slices = shown.map(({ symbol, value }) => ({ name: symbol, value, count: 1 }))
  const others = largestFirst.length - shown.length
  const rest = shown.reduce((left, { value }) => left - value, total)
  return others > 0 && rest > 0 ? [...slices, { name: '', value: rest, count: others }] : slices
}
