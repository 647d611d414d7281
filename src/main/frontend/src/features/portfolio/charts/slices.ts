import type { HoldingView } from '../../../api/generated'

export interface Slice {
  name: string
  value: number
  /** how many small ones it stands for; 1 for a holding of its own */
  count: number
}

const maxSlices = 8

/** The largest holdings, and the rest of the circle for all others. Only for the picture: no sum of ours is shown. */
export function slicesOf(holdings: HoldingView[], total: number): Slice[] {
  const largest = holdings.filter(({ value }) => value > 0).toSorted((one, other) => other.value - one.value)
  const shown = largest.slice(0, largest.length > maxSlices ? maxSlices - 1 : maxSlices)
  const slices = shown.map(({ symbol, value }) => ({ name: symbol, value, count: 1 }))
  const others = largest.length - shown.length
  const rest = shown.reduce((left, { value }) => left - value, total)
  return others > 0 && rest > 0 ? [...slices, { name: '', value: rest, count: others }] : slices
}
