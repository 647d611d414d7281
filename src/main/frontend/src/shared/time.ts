import { t } from 'i18next'
import { dateTimeFormat, numberFormat, relativeTimeFormat } from '../texts/formats'
import { indianZone, marketDay } from './marketDate'

const minuteMillis = 60_000
const hourMillis = 60 * minuteMillis
const dayMillis = 24 * hourMillis

/** `tomorrow at 6:00 am IST`, in the zone of the broker's market */
export function marketMoment(instant: string, now: number, zone = indianZone): string {
  const at = Date.parse(instant)
  const time = marketTime(instant, zone)
  switch (marketDay(at, zone) - marketDay(now, zone)) {
    case 0:
      return t('time.today', { time })
    case 1:
      return t('time.tomorrow', { time })
    case -1:
      return t('time.yesterday', { time })
    default:
      return t('time.onDay', { day: dateOf(at, zone), time })
  }
}

/** `12:30 am your time`; undefined when the reader's clock shows the market's time. */
export function readerTime(instant: string, zone = indianZone, readerZone = browserZone()): string | undefined {
  const time = timeIn(readerZone, Date.parse(instant))
  return time === timeOfDay(instant, zone) ? undefined : t('time.readerTime', { time })
}

/** `in 14 hours`, `5 minutes ago`, `just now` */
export function relativeTime(instant: string, now: number): string {
  const millis = Date.parse(instant) - now
  if (Math.abs(millis) < minuteMillis) return t(millis > 0 ? 'time.lessThanAMinute' : 'time.now')
  const [amount, unit] = roundedDown(Math.abs(millis))
  return relativeTimeFormat({ numeric: 'always' }).format(Math.sign(millis) * amount, unit)
}

/** The relative time of a past event. Never in the future, even when the browser's clock is behind the server's. */
export function ago(instant: string, now: number): string {
  return relativeTime(instant, Math.max(now, Date.parse(instant)))
}

/** `in 42 seconds`, `in 3 minutes` */
export function countdown(instant: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000))
  return seconds < 120
    ? relativeTimeFormat({ numeric: 'always' }).format(seconds, 'second')
    : relativeTime(instant, now)
}

/** `3 minutes`, `2 hours`; at least one minute. */
export function durationOfSeconds(seconds: number): string {
  const [amount, unit] = roundedDown(Math.max(seconds * 1000, minuteMillis))
  return numberFormat({ style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

/** `6:00 am IST`, `9:30 am EST` */
export function marketTime(instant: string, zone = indianZone): string {
  const at = Date.parse(instant)
  return `${timeIn(zone, at)} ${zoneName(zone, at)}`
}

/** The abbreviation that is usual in the zone. The reader's locale knows those of its own country only: `GMT-5`. */
function zoneName(timeZone: string, at: number): string {
  const own = nameIn(dateTimeFormat({ timeZone, timeZoneName: 'short' }), at)
  return own.startsWith('GMT') ? nameIn(new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }), at) : own
}

function nameIn(format: Intl.DateTimeFormat, at: number): string {
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** `6:00:05 am`, by the reader's clock, for a time within the next minutes */
export function clockTime(at: number): string {
  return dateTimeFormat({ hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(at)
}

/** `6:00 am`, by the market's clock */
export function timeOfDay(instant: string, zone = indianZone): string {
  return timeIn(zone, Date.parse(instant))
}

/** `22 Nov 2026` of a date without a time, such as `2026-11-22` */
export function day(date: string): string {
  return dateTimeFormat({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}

/** `Today, 9:12 am IST`, for lists */
export function shortMoment(instant: string, now: number, zone = indianZone): string {
  const at = Date.parse(instant)
  return `${dayName(at, now, zone)}, ${marketTime(instant, zone)}`
}

function dayName(at: number, now: number, zone: string): string {
  const days = marketDay(now, zone) - marketDay(at, zone)
  if (days === 0) return t('time.dayToday')
  return days === 1 ? t('time.dayYesterday') : dateOf(at, zone)
}

function dateOf(at: number, zone: string): string {
  return dateTimeFormat({ timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

function roundedDown(millis: number): [amount: number, unit: 'minute' | 'hour' | 'day'] {
  if (millis < hourMillis) return [Math.floor(millis / minuteMillis), 'minute']
  if (millis < 2 * dayMillis) return [Math.floor(millis / hourMillis), 'hour']
  return [Math.floor(millis / dayMillis), 'day']
}

function timeIn(timeZone: string, at: number): string {
  return dateTimeFormat({ timeZone, hour: 'numeric', minute: '2-digit' }).format(at)
}

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
