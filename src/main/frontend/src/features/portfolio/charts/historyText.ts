import { t } from 'i18next'
import type { HistoryPoint, HistoryView } from '../../../api/generated'
import { amountsAreHidden } from '../../../shared/amounts'
import { day, marketTime, timeOfDay } from '../../../shared/time'
import { dateTimeFormat } from '../../../texts/formats'
import { formatAmount, formatChange } from '../format'
import type { Measure } from './plot'

/** The date of a point, or its time within one day, in the zone of the broker's market. */
export function pointTime({ resolution }: HistoryView, { asOf, day: date }: HistoryPoint, zone: string): string {
  return resolution === 'INTRADAY' ? marketTime(asOf, zone) : day(date)
}

/** A short label for the time axis, without the year when all points are in one year. */
export function axisLabel(history: HistoryView, index: number, zone: string): string {
  const point = history.points[index]
  if (!point) return ''
  if (history.resolution === 'INTRADAY') return timeOfDay(point.asOf, zone)
  const isOneYear = history.points[0]?.day.slice(0, 4) === history.points.at(-1)?.day.slice(0, 4)
  return isOneYear ? dayAndMonth(point.day) : day(point.day)
}

function dayAndMonth(date: string): string {
  const format = dateTimeFormat({ timeZone: 'UTC', day: 'numeric', month: 'short' })
  return format.format(Date.parse(`${date}T00:00:00Z`))
}

/** All values of a point, for screen readers. */
export function describePoint(history: HistoryView, point: HistoryPoint, zone: string): string {
  const { currency } = history
  if (amountsAreHidden()) return t('history:hiddenPoint', { time: pointTime(history, point, zone) })
  return t('history:point', {
    time: pointTime(history, point, zone),
    value: formatAmount(point.value, currency),
    invested: formatAmount(point.invested, currency),
    profit: formatChange(point.profit, currency),
  })
}

/** The first and last value of a chart and its extremes, in two sentences. */
export function summarize(history: HistoryView, measure: Measure, zone: string): string {
  const { points, currency } = history
  const time = (point: HistoryPoint) => pointTime(history, point, zone)
  const value = (point: HistoryPoint) =>
    measure === 'value' ? formatAmount(point.value, currency) : formatChange(point.profit, currency)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return ''
  if (amountsAreHidden()) return t('history:hiddenSummary', { firstTime: time(first), lastTime: time(last) })
  if (points.length === 1) return t('history:single', { value: value(first), time: time(first) })
  const lowestFirst = points
    .filter((point) => point[measure] !== undefined)
    .toSorted((one, other) => (one[measure] ?? 0) - (other[measure] ?? 0))
  const lowest = lowestFirst[0] ?? first
  const highest = lowestFirst.at(-1) ?? last
  return [
    t('history:summary', {
      first: value(first),
      firstTime: time(first),
      last: value(last),
      lastTime: time(last),
    }),
    t('history:extremes', {
      highest: value(highest),
      highestTime: time(highest),
      lowest: value(lowest),
      lowestTime: time(lowest),
    }),
    ...(points.some(({ notIncluded }) => notIncluded > 0) ? [t('history:incomplete')] : []),
  ].join(' ')
}
