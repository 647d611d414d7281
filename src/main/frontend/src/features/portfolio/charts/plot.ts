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
  spots: { x: number; y: number; investedY: number }[]
  yTicks: { value: number; y: number }[]
  /** which points stand under the axis, from left to right */
  xTicks: { index: number; x: number }[]
  zeroY: number | null
}

export interface Frame {
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
export function plotOf(points: HistoryPoint[], measure: Measure, frame: Frame): Plot {
  const times = points.map(({ asOf }) => Date.parse(asOf))
  const x = scaleLinear(extent(times), [frame.left, frame.width - frame.right])
  const values = points.flatMap((point) => (measure === 'value' ? [point.value, point.invested] : [point.profit, 0]))
  const y = scaleLinear(extent(values, measure === 'value' ? 0 : undefined), [
    frame.height - frame.bottom,
    frame.top,
  ]).nice(yTickCount)
  const spots = points.map((point, index) => ({
    x: x(times[index] ?? 0),
    y: y(point[measure]),
    investedY: y(point.invested),
  }))
  const floor = measure === 'value' ? frame.height - frame.bottom : y(0)
  return {
    line:
      line<Spot>(
        ({ x }) => x,
        ({ y }) => y,
      )(spots) ?? '',
    area:
      area<Spot>(
        ({ x }) => x,
        floor,
        ({ y }) => y,
      )(spots) ?? '',
    invested:
      measure === 'value'
        ? line<Spot>(
            ({ x }) => x,
            ({ investedY }) => investedY,
          )(spots)
        : null,
    spots,
    yTicks: y.ticks(yTickCount).map((value) => ({ value, y: y(value) })),
    xTicks: labelled(spots, Math.max(2, Math.floor(frame.width / pixelsPerLabel))),
    zeroY: measure === 'profit' ? y(0) : null,
  }
}

type Spot = Plot['spots'][number]

/** A single number still needs room around it, but not below what no number is. */
function extent(numbers: number[], lowest = Number.NEGATIVE_INFINITY): [number, number] {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const room = Math.abs(low) * 0.01 || 1
  return low === high ? [Math.max(lowest, low - room), high + room] : [low, high]
}

/** Points spread over the width, far enough apart for their labels. */
function labelled(spots: Spot[], most: number): Plot['xTicks'] {
  const first = spots[0]
  const last = spots.at(-1)
  if (!first || !last) return []
  const step = (last.x - first.x) / (most - 1) || 1
  const wanted = Array.from({ length: most }, (_, place) => nearest(spots, first.x + place * step))
  return [...new Set(wanted)].map((index) => ({ index, x: spots[index]?.x ?? 0 }))
}

/** The index of the spot that is closest to this place; 0 when there is none. */
export function nearest(spots: Pick<Spot, 'x'>[], x: number): number {
  let best = 0
  spots.forEach((spot, index) => {
    if (Math.abs(spot.x - x) < Math.abs((spots[best]?.x ?? 0) - x)) best = index
  })
  return best
}
