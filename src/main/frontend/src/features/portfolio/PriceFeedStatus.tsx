import { useEffect, useRef } from 'react'
import type { PortfolioView, PriceFeedView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { LiveLine, type Liveness } from '../../shared/LiveLine'
import { somethingHappened } from '../../shared/notices'
import { distance } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import { problemText } from '../../texts/problems'
import classes from './PriceFeedStatus.module.css'
import type { PriceStreamState } from './priceStreamApi'

type FeedState = 'starting' | 'STREAMING' | 'POLLING' | 'OFF' | 'lost' | 'sample'

const words = texts.feed

const liveness: Record<FeedState, Liveness> = {
  starting: 'starting',
  STREAMING: 'live',
  POLLING: 'live',
  OFF: 'off',
  lost: 'paused',
  sample: 'off',
}

interface FeedLineProps {
  watch: PriceStreamState | undefined
  source: PortfolioView['source'] | undefined
  /** why the holdings are not live, which is said beside this */
  knownReason: string | undefined
}

/** Says in words whether prices stream, are asked for, or stand still, and why. Changes are said aloud, ticks are not. */
export function PriceFeedStatus({ watch, source, knownReason }: FeedLineProps) {
  const now = useNow()
  const state = stateOf(watch, source)
  useAnnouncedChange(state)
  return (
    <div className={classes.feed}>
      <LiveLine liveness={liveness[state]}>{sentence(state, watch, knownReason, now)}</LiveLine>
    </div>
  )
}

export function stateOf(watch: PriceStreamState | undefined, source: PortfolioView['source'] | undefined): FeedState {
  if (source === 'SAMPLE') return 'sample'
  if (watch?.lost) return 'lost'
  return watch?.feed?.mode ?? 'starting'
}

function sentence(state: FeedState, watch: PriceStreamState | undefined, knownReason: string | undefined, now: number) {
  const { feed, lost } = watch ?? {}
  const why = lost ? problemText(lost).happened : whyOf(feed, knownReason)
  const retry = feed?.retryAt && Date.parse(feed.retryAt) > now ? words.retry(distance(feed.retryAt, now)) : ''
  const said = words[state]
  return typeof said === 'string' ? said : `${said(why)}${retry}`.trim()
}

function whyOf(feed: PriceFeedView | null | undefined, knownReason: string | undefined): string {
  return feed?.message && feed.reason !== knownReason ? feed.message : ''
}

function useAnnouncedChange(state: FeedState): void {
  const dispatch = useAppDispatch()
  const before = useRef(state)
  useEffect(() => {
    const was = before.current
    before.current = state
    if (was === state || was === 'starting' || !(state in texts.feedChanged)) return
    dispatch(somethingHappened(texts.feedChanged[state as keyof typeof texts.feedChanged]))
  }, [state, dispatch])
}
