import type { ConnectionState, FleetHistoryView } from '../../api/generated'

/** The drawing's own units; it is stretched to the room there is. */
export const width = 960
export const height = 240

/** From the ground up: what works carries what does not. */
const order: ConnectionState[] = ['CONNECTED', 'DISCONNECTED', 'EXPIRED', 'ERROR']

/** The most connections that there were at once, and at least one. */
export function top({ points }: FleetHistoryView): number {
  return Math.max(1, ...points.map(({ counts }) => sum(counts)))
}

/** One area for each state that ever had a connection, as an SVG path. Counts hold until they change, so the edges are steps. */
export function areas(history: FleetHistoryView): { state: ConnectionState; path: string }[] {
  const { states, points } = history
  const scale = height / top(history)
  let floor = points.map(() => 0)
  return order.flatMap((state) => {
    const counts = points.map(({ counts }) => counts[states.indexOf(state)] ?? 0)
    const ceiling = floor.map((below, index) => below + (counts[index] ?? 0))
    const path = between(
      floor.map((level) => height - level * scale),
      ceiling.map((level) => height - level * scale),
    )
    floor = ceiling
    return counts.some((count) => count > 0) ? [{ state, path }] : []
  })
}

/** A few moments to name below the drawing: the first, some between, the last. */
export function ticks({ points }: FleetHistoryView): string[] {
  const wanted = [0, 0.5, 1].map((part) => points[Math.round(part * (points.length - 1))]?.at)
  return [...new Set(wanted.filter((at) => at !== undefined))]
}

function between(bottom: number[], ceiling: number[]): string {
  const there = steps(ceiling)
  const back = steps(bottom).reverse()
  return `M${[...there, ...back].map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

function steps(levels: number[]): [number, number][] {
  const wide = width / Math.max(1, levels.length - 1)
  return levels.flatMap((level, index): [number, number][] => {
    const before = levels[index - 1]
    const corner: [number, number][] = before === undefined || before === level ? [] : [[index * wide, before]]
    return [...corner, [index * wide, level]]
  })
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
