import { skipToken } from '@reduxjs/toolkit/query'
import { useEffect, useRef, useState } from 'react'
import type { PortfolioView } from '../../api/generated'
import { marketDate } from '../../shared/marketDate'
import { useMarketZone } from '../../shared/marketZone'
import { historyQuery, type Range } from './charts/ranges'
import { useGetHistoryQuery } from './portfolioApi'

const intervalMillis = { firstPoint: 10_000, today: 60_000, days: 10 * 60_000 }

/** Polls often until there is a first point, because the server may add it without an event. */
function pollIntervalMillis(range: Range, hasPoints: boolean): number {
  if (!hasPoints) return intervalMillis.firstPoint
  return range === 'today' ? intervalMillis.today : intervalMillis.days
}

/**
 * The points of a range, kept up to date.
 *
 * @param portfolio the last response about the holdings; undefined before the first one
 */
export function useHistory(configId: string, range: Range, now: number, portfolio: PortfolioView | undefined) {
  const zone = useMarketZone()
  const [hasPoints, setHasPoints] = useState(true)
  const query = portfolio?.source === 'SAMPLE' ? skipToken : historyQuery(configId, range, now, zone)
  const { currentData, error, isFetching, refetch } = useGetHistoryQuery(query, {
    pollingInterval: pollIntervalMillis(range, hasPoints),
    skipPollingIfUnfocused: true,
  })
  const newest = currentData?.points.at(-1)
  if (currentData && hasPoints !== (newest !== undefined)) setHasPoints(newest !== undefined)
  useRefetchForNewDay(portfolio, currentData && !isFetching ? { newestDay: newest?.day, refetch } : undefined)
  return { history: currentData, newest, error, refetch }
}

interface LoadedHistory {
  newestDay: string | undefined
  refetch: () => unknown
}

/**
 * Fetches the history again after the first live response of a day, because the server adds that day's point with it.
 * Fetches once only, because a day without trading has no point.
 *
 * @param history undefined during a fetch, because a second fetch would be dropped
 */
function useRefetchForNewDay(portfolio: PortfolioView | undefined, history: LoadedHistory | undefined): void {
  const zone = useMarketZone()
  const fetchedFor = useRef<string>(undefined)
  const readAt = portfolio?.source === 'LIVE' ? portfolio.asOf : undefined
  const liveDay = readAt && marketDate(Date.parse(readAt), zone)
  useEffect(() => {
    if (!liveDay) fetchedFor.current = undefined
    if (!liveDay || !history || fetchedFor.current === liveDay) return
    fetchedFor.current = liveDay
    if (history.newestDay !== liveDay) history.refetch()
  }, [liveDay, history])
}
