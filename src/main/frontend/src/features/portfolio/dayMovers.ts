import type { HoldingView } from '../../api/generated'
import { directionOf } from './format'

const maxCount = 3

export interface DayMovers {
  /** keys of the holdings that rose most in percent, first the best */
  best: string[]
  /** keys of the holdings that fell most in percent, first the worst */
  worst: string[]
}

/** The holdings with the largest rise and fall of the trading day. One whose change is unknown is in neither list. */
export function dayMoversOf(holdings: HoldingView[]): DayMovers {
  const smallestFirst = holdings
    .flatMap(({ key, dayChangePercent }) => (dayChangePercent === undefined ? [] : [{ key, dayChangePercent }]))
    .toSorted((one, other) => one.dayChangePercent - other.dayChangePercent)
  const keysOf = (direction: 'up' | 'down', movers: typeof smallestFirst) =>
    movers
      .filter(({ dayChangePercent }) => directionOf(dayChangePercent) === direction)
      .slice(0, maxCount)
      .map(({ key }) => key)
  return { best: keysOf('up', smallestFirst.toReversed()), worst: keysOf('down', smallestFirst) }
}
