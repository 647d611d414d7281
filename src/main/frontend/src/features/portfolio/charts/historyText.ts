import type { HistoryPoint, HistoryView } from '../../../api/generated'
import { clock, day } from '../../../shared/time'
import { texts } from '../../../texts/portfolio'
import { formatAmount, formatChange } from '../format'
import type { Measure } from './plot'

const words = texts.history

/** When a point was: a day, or within one day a time. */
export function when({ resolution }: HistoryView, { asOf, day: date }: HistoryPoint): string {
  return resolution === 'INTRADAY' ? clock(asOf) : day(date)
}

/** Short, for the axis: a year is not said where all points are of one. */
export function axisLabel(history: HistoryView, index: number): string {
  const point = history.points[index]
  if (!point) return ''
  if (history.resolution === 'INTRADAY') return clock(point.asOf).replace(' IST', '')
  const isOneYear = history.points[0]?.day.slice(0, 4) === history.points.at(-1)?.day.slice(0, 4)
  return isOneYear ? day(point.day).replace(/ \d{4}$/, '') : day(point.day)
}

/** The point under the pointer, for people who listen. */
export function spoken(history: HistoryView, point: HistoryPoint): string {
  const { currency } = history
  return words.point(
    when(history, point),
    formatAmount(point.value, currency),
    formatAmount(point.invested, currency),
    formatChange(point.profit, currency),
  )
}

/** What the picture shows, in two sentences. */
export function summary(history: HistoryView, measure: Measure): string {
  const { points, currency } = history
  const say = (point: HistoryPoint) =>
    measure === 'value' ? formatAmount(point.value, currency) : formatChange(point.profit, currency)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return ''
  if (points.length === 1) return words.single(when(history, first), say(first))
  const byMeasure = points.toSorted((one, other) => one[measure] - other[measure])
  const lowest = byMeasure[0] ?? first
  const highest = byMeasure.at(-1) ?? last
  return [
    words.summary(say(first), when(history, first), say(last), when(history, last)),
    words.extremes(say(highest), when(history, highest), say(lowest), when(history, lowest)),
  ].join(' ')
}
