import { t } from 'i18next'
import { useEffect, useRef } from 'react'
import type { MarketStatus, PortfolioView, PriceFeedView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { type LiveState, LiveStatus } from '../../shared/LiveStatus'
import { relativeTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useOnline } from '../../shared/useOnline'
import classes from './PriceFeedStatus.module.css'
import type { PriceStreamState } from './priceStreamApi'

/** The mode of the server's price feed, or a state of this page alone. */
type FeedState =
  | PriceFeedView['mode']
  | 'starting'
  | 'disconnected'
  | 'offline'
  | 'sample'
  | 'saved'
  | 'closed'
  | 'preOpen'

const liveStates: Record<FeedState, LiveState> = {
  starting: 'starting',
  STREAMING: 'live',
  POLLING: 'live',
  OFF: 'off',
  disconnected: 'paused',
  offline: 'off',
  sample: 'off',
  saved: 'off',
  closed: 'off',
  preOpen: 'off',
}

interface PriceFeedStatusProps {
  priceStream: PriceStreamState | undefined
  source: PortfolioView['source'] | undefined
  market: MarketStatus | undefined
  /** why the holdings are not live; not repeated here */
  reportedReason: string | undefined
}

/** States whether prices are streamed, polled or off, and why. Announces changes of the state, but no prices. */
export function PriceFeedStatus({ priceStream, source, market, reportedReason }: PriceFeedStatusProps) {
  const now = useNow()
  const isOnline = useOnline()
  const state = isOnline ? feedState(priceStream, source, market) : 'offline'
  useAnnouncedChange(state)
  return (
    <div className={classes.feed}>
      <LiveStatus state={liveStates[state]}>{statusText(state, priceStream?.feed, reportedReason, now)}</LiveStatus>
    </div>
  )
}

function feedState(
  priceStream: PriceStreamState | undefined,
  source: PortfolioView['source'] | undefined,
  market: MarketStatus | undefined,
): FeedState {
  if (source === 'SAMPLE') return 'sample'
  // prices that are received are not shown, because saved data is not mixed with them
  if (source === 'LAST_KNOWN' && priceStream?.feed?.mode !== 'OFF') return 'saved'
  if (priceStream?.failure) return 'disconnected'
  const mode = priceStream?.feed?.mode ?? 'starting'
  if (mode !== 'STREAMING' && mode !== 'POLLING') return mode
  if (market?.phase === 'PRE_OPEN') return 'preOpen'
  const isClosed = market?.phase === 'CLOSED' || market?.phase === 'POST_CLOSE'
  // the server polls rarely then: no prices are live, also while this page has not read the market's new state yet
  return isClosed || priceStream?.feed?.reason === 'market-closed' ? 'closed' : mode
}

function statusText(
  state: FeedState,
  feed: PriceFeedView | null | undefined,
  reportedReason: string | undefined,
  now: number,
): string {
  const text = t(`portfolio:feed.${state}`)
  if (!feed || (state !== 'POLLING' && state !== 'OFF')) return text
  const { message, reason, retryAt } = feed
  return [
    text,
    reason !== reportedReason && message,
    retryAt && Date.parse(retryAt) > now && t('portfolio:feed.nextAttempt', { time: relativeTime(retryAt, now) }),
  ]
    .filter(Boolean)
    .join(' ')
}

type Silent = 'offline' | 'saved' | 'closed' | 'preOpen'

const silent: ReadonlySet<FeedState> = new Set<Silent>(['offline', 'saved', 'closed', 'preOpen'])

/** Other notices announce these states. */
function isSilent(state: FeedState): state is Silent {
  return silent.has(state)
}

function useAnnouncedChange(state: FeedState): void {
  const dispatch = useAppDispatch()
  const previous = useRef(state)
  useEffect(() => {
    const before = previous.current
    previous.current = state
    if (before === state || before === 'starting' || state === 'starting' || state === 'sample') return
    if (isSilent(before) || isSilent(state)) return
    dispatch(announce(t(`portfolio:feed.announcement.${state}`)))
  }, [state, dispatch])
}
