import { texts } from '../texts/en'

/** Indian markets and brokers live by this clock; sessions end by it wherever the reader is. */
const marketZone = 'Asia/Kolkata'
const locale = 'en-IN'

const minuteMillis = 60_000
const hourMillis = 60 * minuteMillis
const dayMillis = 24 * hourMillis
const marketOffsetMillis = 5.5 * hourMillis

/** `tomorrow at 06:00 IST`, by the market's calendar; with the reader's own time where that differs. */
export function moment(instant: string, now: number, readerZone = ownZone()): string {
  const yours = ownTime(instant, readerZone)
  return marketMoment(instant, now) + (yours ? ` (${yours})` : '')
}

/** The same without the reader's own time: where there is no room for both. */
export function marketMoment(instant: string, now: number): string {
  return onDay(Date.parse(instant), now, clock(instant))
}

/** `00:30 your time`; undefined for a reader whose clock is the market's. */
export function ownTime(instant: string, readerZone = ownZone()): string | undefined {
  const at = Date.parse(instant)
  const yours = clockIn(readerZone, at)
  return yours === clockIn(marketZone, at) ? undefined : texts.time.yours(yours)
}

/** `in 14 h`, `5 min ago`, `just now`. */
export function distance(instant: string, now: number): string {
  const millis = Date.parse(instant) - now
  if (millis > 0) return texts.time.in(span(millis))
  return -millis < minuteMillis ? texts.time.now : texts.time.ago(span(-millis))
}

/** The same for what has happened: a clock that is a little behind the server's does not make it the future. */
export function ago(instant: string, now: number): string {
  return distance(instant, Math.max(now, Date.parse(instant)))
}

/** `3 min`, `2 h` */
export function spanOfSeconds(seconds: number): string {
  return span(seconds * 1000)
}

/** `06:00 IST` */
export function clock(instant: string): string {
  return `${clockIn(marketZone, Date.parse(instant))} IST`
}

/** `22 Nov 2026` of a date without a time, such as `2026-11-22`. */
export function day(date: string): string {
  return formatter({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}

/** The market's date at an instant, as the API writes it: `2026-11-22`. */
export function marketDate(at: number): string {
  return new Date(at + marketOffsetMillis).toISOString().slice(0, 10)
}

/** `Today, 09:12 IST`: for lists, where the reader's own time would be too much. */
export function shortMoment(instant: string, now: number): string {
  const at = Date.parse(instant)
  return `${dayName(at, now)}, ${clock(instant)}`
}

/** `in 42 s`, `in 3 min`: for what is waited for. */
export function countdown(instant: string, now: number): string {
  const seconds = Math.ceil((Date.parse(instant) - now) / 1_000)
  return seconds < 120 ? texts.time.in(texts.time.seconds(Math.max(0, seconds))) : distance(instant, now)
}

function dayName(at: number, now: number): string {
  const days = marketDay(now) - marketDay(at)
  return texts.time.dayNames[days] ?? dateOf(at)
}

function dateOf(at: number): string {
  return formatter({ timeZone: marketZone, day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

function onDay(at: number, now: number, clock: string): string {
  const days = marketDay(at) - marketDay(now)
  if (days === 0) return texts.time.today(clock)
  if (days === 1) return texts.time.tomorrow(clock)
  if (days === -1) return texts.time.yesterday(clock)
  return texts.time.onDay(dateOf(at), clock)
}

/** Number of the day in the market's calendar, which has no summer time. */
function marketDay(at: number): number {
  return Math.floor((at + marketOffsetMillis) / dayMillis)
}

function span(millis: number): string {
  if (millis < minuteMillis) return texts.time.lessThanAMinute
  if (millis < hourMillis) return texts.time.minutes(Math.floor(millis / minuteMillis))
  if (millis < 2 * dayMillis) return texts.time.hours(Math.floor(millis / hourMillis))
  return texts.time.days(Math.floor(millis / dayMillis))
}

function clockIn(timeZone: string, at: number): string {
  return formatter({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, options)
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
