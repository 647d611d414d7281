/** The time zone of the Indian markets, for what belongs to no connection, such as the pages of administrators. */
export const indianZone = 'Asia/Kolkata'

const dayMillis = 24 * 3_600_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The market's date at an instant, in the API's format: `2026-11-22`. */
export function marketDate(at: number, zone = indianZone): string {
  return new Date(at + offsetMillis(at, zone)).toISOString().slice(0, 10)
}

/** The instant at which a day begins in India; `daysLater` days after it. */
export function startOfIndianDay(date: string, daysLater = 0): string {
  const midnight = Date.parse(`${date}T00:00:00Z`) + daysLater * dayMillis
  return new Date(midnight - offsetMillis(midnight, indianZone)).toISOString()
}

/** The number of the day since 1970 in a time zone. */
export function marketDay(at: number, zone: string): number {
  return Math.floor((at + offsetMillis(at, zone)) / dayMillis)
}

/** How far a zone's clock is ahead of UTC at an instant, to the second. */
function offsetMillis(at: number, zone: string): number {
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  const fields = Object.fromEntries(
    zoneClock(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 1970, month = 1, ...rest] = names.map((name) => fields[name] ?? 0)
  return Date.UTC(year, month - 1, ...rest) - Math.floor(at / 1000) * 1000
}

/** The clock of a zone in Latin digits. Kept, because making a format takes far longer than using it. */
function zoneClock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const field = 'numeric' as const
  const clock = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: zone,
    year: field,
    month: field,
    day: field,
    hour: field,
    minute: field,
    second: field,
  })
  clocks.set(zone, clock)
  return clock
}
