import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { HistoryPoint } from '../../../api/generated'

export type Measure = 'value' | 'profit'

export interface Marker {
  x: number
  /** undefined when the number of the point is unknown */
  y: number | undefined
  investedY: number | undefined
}

export interface Plot {
  /** SVG paths */
  linePath: string
  areaPath: string
  /** null when the amount invested is not drawn: beside a P&L, or too far from the values */
  investedPath: string | null
  /** position of each point */
  markers: Marker[]
  yTicks: { value: number; y: number }[]
  /** the points that have a label on the time axis, from left to right */
  xTicks: { index: number; x: number }[]
  /** null when the chart has no zero line */
  zeroY: number | null
}

/** Size and margins of the chart, in pixels. */
export interface PlotSize {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

const yTickCount = 4
/** The share of the axis that the values themselves must cover. */
const smallestShare = 0.2
const pixelsPerLabel = 110

/** Computes the drawing of a history. The time axis is linear, so missing days leave gaps. */
export function createPlot(points: HistoryPoint[], measure: Measure, size: PlotSize): Plot {
  const isValue = measure === 'value'
  const times = points.map(({ asOf }) => Date.parse(asOf))
  const own = known(points.map((point) => point[measure]))
  const invested = known(points.map((point) => point.invested))
  const drawsInvested = isValue && !flattens(invested, own)
  const values = [...own, ...(drawsInvested ? invested : []), ...(isValue ? [] : [0])]
  const x = scaleLinear(extent(times), [size.left, size.width - size.right])
  const y = scaleLinear(extent(values, isValue ? 0 : undefined), [size.height - size.bottom, size.top]).nice(yTickCount)
  const heightOf = (value: number | undefined) => (value === undefined ? undefined : y(value))
  const markers = points.map((point, index) => ({
    x: x(times[index] ?? 0),
    y: heightOf(point[measure]),
    investedY: heightOf(point.invested),
  }))
  const floor = isValue ? size.height - size.bottom : y(0)
  return {
    linePath: pathThrough(markers, ({ y }) => y),
    areaPath: areaAbove(markers, floor),
    investedPath: drawsInvested ? pathThrough(markers, ({ investedY }) => investedY) : null,
    markers,
    yTicks: y.ticks(yTickCount).map((value) => ({ value, y: y(value) })),
    xTicks: axisTicks(markers, Math.max(2, Math.floor(size.width / pixelsPerLabel))),
    zeroY: isValue ? null : y(0),
  }
}

function known(numbers: (number | undefined)[]): number[] {
  return numbers.filter((number) => number !== undefined)
}

/** Whether values would look flat on an axis that takes in other numbers too, because those are far away. */
function flattens(others: number[], values: number[]): boolean {
  if (others.length === 0 || values.length === 0) return false
  const spread = Math.max(...values) - Math.min(...values)
  const joint = Math.max(...values, ...others) - Math.min(...values, ...others)
  return spread > 0 && spread < smallestShare * joint
}

/** Has a gap where the number is unknown. */
function pathThrough(markers: Marker[], y: (marker: Marker) => number | undefined): string {
  const path = line<Marker>(
    ({ x }) => x,
    (marker) => y(marker) ?? 0,
  ).defined((marker) => y(marker) !== undefined)
  return path(markers) ?? ''
}

function areaAbove(markers: Marker[], floor: number): string {
  const path = area<Marker>(
    ({ x }) => x,
    floor,
    ({ y }) => y ?? floor,
  ).defined(({ y }) => y !== undefined)
  return path(markers) ?? ''
}

/** The smallest and the largest number; widened for a single number, but not below `lowest`. */
function extent(numbers: number[], lowest = Number.NEGATIVE_INFINITY): [number, number] {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const padding = Math.abs(low) * 0.01 || 1
  return low === high ? [Math.max(lowest, low - padding), high + padding] : [low, high]
}

/** At most `maxCount` evenly spaced points. */
function axisTicks(markers: Marker[], maxCount: number): Plot['xTicks'] {
  const first = markers[0]
  const last = markers.at(-1)
  if (!first || !last) return []
  const step = (last.x - first.x) / (maxCount - 1) || 1
  const indexes = Array.from({ length: maxCount }, (_, place) => nearest(markers, first.x + place * step))
  return [...new Set(indexes)].map((index) => ({ index, x: markers[index]?.x ?? 0 }))
}

/** The index of the marker nearest to x; 0 when there is none. */
export function nearest(markers: Pick<Marker, 'x'>[], x: number): number {
  let best = 0
  markers.forEach((marker, index) => {
    if (Math.abs(marker.x - x) < Math.abs((markers[best]?.x ?? 0) - x)) best = index
  })
  return best
}
