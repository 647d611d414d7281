import type { ConnectionState, FleetHistoryView } from '../../api/generated'

/** The size of the drawing in its own units; the page stretches it. */
export const width = 960
export const height = 240

/** From bottom to top. */
const stackOrder: ConnectionState[] = ['CONNECTED', 'DISCONNECTED', 'EXPIRED', 'ERROR']

/** The largest number of connections at one time; at least 1. */
export function maxTotal({ points }: FleetHistoryView): number {
  return Math.max(1, ...points.map(({ counts }) => sum(counts)))
}

/** An SVG path for each state that had a connection. Counts are constant between points, so the edges are steps. */
export function areas(history: FleetHistoryView): { state: ConnectionState; path: string }[] {
  const { states, points } = history
  const scale = height / maxTotal(history)
  let floor = points.map(() => 0)
  return stackOrder.flatMap((state) => {
    const counts = points.map(({ counts }) => counts[states.indexOf(state)] ?? 0)
    const ceiling = floor.map((below, index) => below + (counts[index] ?? 0))
    const path = areaPath(
      floor.map((level) => height - level * scale),
      ceiling.map((level) => height - level * scale),
    )
    floor = ceiling
    return counts.some((count) => count > 0) ? [{ state, path }] : []
  })
}

/** The times of the axis labels: first, middle and last point. */
export function ticks({ points }: FleetHistoryView): string[] {
  const times = [0, 0.5, 1].map((fraction) => points[Math.round(fraction * (points.length - 1))]?.at)
  return [...new Set(times.filter((at) => at !== undefined))]
}

function areaPath(bottom: number[], ceiling: number[]): string {
  const corners = [...stepCorners(ceiling), ...stepCorners(bottom).reverse()]
  return `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

function stepCorners(levels: number[]): [number, number][] {
  const stepWidth = width / Math.max(1, levels.length - 1)
  return levels.flatMap((level, index): [number, number][] => {
    const before = levels[index - 1]
    const corner: [number, number][] = before === undefined || before === level ? [] : [[index * stepWidth, before]]
    return [...corner, [index * stepWidth, level]]
  })
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
