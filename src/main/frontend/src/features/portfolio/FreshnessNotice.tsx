import { type ReactNode, useEffect, useRef } from 'react'
import type { PortfolioView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { Notice } from '../../shared/Notice'
import { somethingHappened } from '../../shared/notices'
import { ago, moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import type { SectionQuery } from './DataPanel'
import { type Freshness, freshnessOf } from './freshness'

const words = texts.standing

interface StandingNoticeProps {
  query: SectionQuery<PortfolioView>
  /** what leads back to live numbers: buttons, or the run that is under way */
  connect: ReactNode
}

/** At the top wherever numbers are not live: what they are instead, why, and what to do. */
export function FreshnessNotice({ query: { currentData: portfolio, error }, connect }: StandingNoticeProps) {
  const now = useNow()
  const freshness = portfolio && freshnessOf(portfolio, error !== undefined)
  useAnnouncedFreshness(freshness)
  if (!portfolio) return error ? <div className={actions.actions}>{connect}</div> : null
  if (!freshness || freshness === 'LIVE') return null
  return (
    <Notice tone={freshness === 'SAMPLE' ? 'bad' : 'attention'} title={title(freshness, portfolio.asOf, now)}>
      <p>{freshness === 'STALE' ? words.stale : portfolio.message}</p>
      {freshness !== 'STALE' && <div className={actions.actions}>{connect}</div>}
    </Notice>
  )
}

function title(freshness: Exclude<Freshness, 'LIVE'>, asOf: string | undefined, now: number): string {
  if (freshness !== 'LAST_KNOWN') return words[freshness]
  return asOf ? words.LAST_KNOWN(moment(asOf, now), ago(asOf, now)) : texts.qualities.LAST_KNOWN
}

function useAnnouncedFreshness(freshness: Freshness | undefined): void {
  const dispatch = useAppDispatch()
  const before = useRef(freshness)
  useEffect(() => {
    const was = before.current
    before.current = freshness
    if (was && freshness && was !== freshness) dispatch(somethingHappened(texts.changedQuality[freshness]))
  }, [freshness, dispatch])
}
