import type { Freshness } from '../freshness'

const leastFreshFirst: Freshness[] = ['SAMPLE', 'LAST_KNOWN', 'STALE', 'LIVE']

/** Added in ten-thousandths, so that binary fractions do not add up to another amount. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + Math.round(amount * 10_000), 0) / 10_000
}

/** The sum of the known amounts; undefined if none is known. */
export function sumOfKnown(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined)
  return known.length === 0 ? undefined : sum(known)
}

/** The freshness of a sum of these parts. */
export function leastFresh(all: readonly Freshness[]): Freshness {
  return leastFreshFirst.find((each) => all.includes(each)) ?? 'LIVE'
}

/** The time of a sum of parts of these times. */
export function oldest(times: readonly (string | undefined)[]): string | undefined {
  return times.filter((time) => time !== undefined).toSorted((one, other) => Date.parse(one) - Date.parse(other))[0]
}
