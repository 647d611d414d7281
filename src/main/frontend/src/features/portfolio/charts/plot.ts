import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { HistoryPoint } from '../../../api/generated'

export type Measure = 'value' | 'profit'

export interface Plot {
  /** paths of the drawing */
  line: string
  area: string
  /** of what was invested; null where it is not drawn */
  invested: string | null
  /** where each point stands */
  markers: { x: number; y: number; investedY: number }[]
  yTicks: { value: number; y: number }[]
  /** which points stand under the axis, from left to right */
  xTicks: { index: number; x: number }[]
  zeroY: number | null
}

export interface PlotSize {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

const yTickCount = 4
const pixelsPerLabel = 110

/** Turns points into a drawing. Time is drawn as time: a gap in what is known is a gap on the axis. */
export function createPlot(points: HistoryPoint[], measure: Measure, size: PlotSize): Plot {
  const times = points.map(({ asOf }) => Date.parse(asOf))
  const x = scaleLinear(extent(times), [size.left, size.width - size.right])
  const values = points.flatMap((point) => (measure === 'value' ? [point.value, point.invested] : [point.profit, 0]))
  const y = scaleLinear(extent(values, measure === 'value' ? 0 : undefined), [
    size.height - size.bottom,
    size.top,
  ]).nice(yTickCount)
  const markers = points.map((point, index) => ({
    x: x(times[index] ?? 0),
    y: y(point[measure]),
    investedY: y(point.invested),
  }))
  const floor = measure === 'value' ? size.height - size.bottom : y(0)
  return {
    line:
      line<Marker>(
        ({ x }) => x,
        ({ y }) => y,
      )(markers) ?? '',
    area:
      area<Marker>(
        ({ x }) => x,
        floor,
        ({ y }) => y,
      )(markers) ?? '',
    invested:
      measure === 'value'
        ? line<Marker>(
            ({ x }) => x,
            ({ investedY }) => investedY,
          )(markers)
        : null,
    markers,
    yTicks: y.ticks(yTickCount).map((value) => ({ value, y: y(value) })),
    xTicks: axisTicks(markers, Math.max(2, Math.floor(size.width / pixelsPerLabel))),
    zeroY: measure === 'profit' ? y(0) : null,
  }
}

type Marker = Plot['markers'][number]

/** A single number still needs room around it, but not below what no number is. */
function extent(numbers: number[], lowest = Number.NEGATIVE_INFINITY): [number, number] {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const room = Math.abs(low) * 0.01 || 1
  return low === high ? [Math.max(lowest, low - room), high + room] : [low, high]
}

/** Points spread over the width, far enough apart for their labels. */
function axisTicks(markers: Marker[], most: number): Plot['xTicks'] {
  const first = markers[0]
  const last = markers.at(-1)
  if (!first || !last) return []
  const step = (last.x - first.x) / (most - 1) || 1
  const wanted = Array.from({ length: most }, (_, place) => nearest(markers, first.x + place * step))
  return [...new Set(wanted)].map((index) => ({ index, x: markers[index]?.x ?? 0 }))
}

/** The index of the spot that is closest to this place; 0 when there is none. */
export function nearest(markers: Pick<Marker, 'x'>[], x: number): number {
  let best = 0
  markers.forEach((spot, index) => {
    if (Math.abs(spot.x - x) < Math.abs((markers[best]?.x ?? 0) - x)) best = index
  })
  return best
}
