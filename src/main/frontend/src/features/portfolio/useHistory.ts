import { skipToken } from '@reduxjs/toolkit/query'
import { useEffect, useRef, useState } from 'react'
import type { PortfolioView } from '../../api/generated'
import { marketDate } from '../../shared/time'
import { historyQuery, type Range } from './charts/ranges'
import { useGetHistoryQuery } from './portfolioApi'

const pollMillis = { first: 10_000, today: 60_000, days: 10 * 60_000 }

/** A first point may also come from the server's own reading, which nobody here sees. */
function pollIntervalMillis(range: Range, hasPoints: boolean): number {
  if (!hasPoints) return pollMillis.first
  return range === 'today' ? pollMillis.today : pollMillis.days
}

/**
 * The points of a range, kept up to date.
 *
 * @param read the holdings as they were read; undefined until then
 */
export function useHistory(configId: string, range: Range, now: number, read: PortfolioView | undefined) {
  const [hasPoints, setHasPoints] = useState(true)
  const question = read?.source === 'SAMPLE' ? skipToken : historyQuery(configId, range, now)
  const { currentData, error, isFetching, refetch } = useGetHistoryQuery(question, {
    pollingInterval: pollIntervalMillis(range, hasPoints),
    skipPollingIfUnfocused: true,
  })
  const newest = currentData?.points.at(-1)
  if (currentData && hasPoints !== (newest !== undefined)) setHasPoints(newest !== undefined)
  useRefetchForFirstPointOfDay(read, currentData && !isFetching ? { newestDay: newest?.day, refetch } : undefined)
  return { history: currentData, newest, error, refetch }
}

interface KnownHistory {
  newestDay: string | undefined
  refetch: () => unknown
}

/**
 * The first live answer of a day, or after a time without, brings that day's point: what was asked for before it is asked for once more. Once only,
 * because on days without trade there is none.
 *
 * @param known undefined while a question is under way, since another would be lost
 */
function useRefetchForFirstPointOfDay(read: PortfolioView | undefined, known: KnownHistory | undefined): void {
  const askedFor = useRef<string>(undefined)
  const liveDay = read?.source === 'LIVE' && read.asOf ? marketDate(Date.parse(read.asOf)) : undefined
  useEffect(() => {
    if (!liveDay) askedFor.current = undefined
    if (!liveDay || !known || askedFor.current === liveDay) return
    askedFor.current = liveDay
    if (known.newestDay !== liveDay) known.refetch()
  }, [liveDay, known])
}
