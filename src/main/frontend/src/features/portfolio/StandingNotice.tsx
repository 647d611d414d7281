import { type ReactNode, useEffect, useRef } from 'react'
import type { PortfolioView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { announce } from '../../shared/announcements'
import { Notice } from '../../shared/Notice'
import { ago, moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import type { PartQuery } from './DataPanel'
import { type Quality, qualityOf } from './provenance'

const words = texts.standing

interface StandingNoticeProps {
  query: PartQuery<PortfolioView>
  /** what leads back to live numbers: buttons, or the run that is under way */
  connect: ReactNode
}

/** At the top wherever numbers are not live: what they are instead, why, and what to do. */
export function StandingNotice({ query: { currentData: portfolio, error }, connect }: StandingNoticeProps) {
  const now = useNow()
  const quality = portfolio && qualityOf(portfolio, error !== undefined)
  useAnnouncedQuality(quality)
  if (!portfolio) return error ? <div className={actions.actions}>{connect}</div> : null
  if (!quality || quality === 'LIVE') return null
  return (
    <Notice tone={quality === 'SAMPLE' ? 'bad' : 'attention'} title={title(quality, portfolio.asOf, now)}>
      <p>{quality === 'STALE' ? words.stale : portfolio.message}</p>
      {quality !== 'STALE' && <div className={actions.actions}>{connect}</div>}
    </Notice>
  )
}

function title(quality: Exclude<Quality, 'LIVE'>, asOf: string | undefined, now: number): string {
  if (quality !== 'LAST_KNOWN') return words[quality]
  return asOf ? words.LAST_KNOWN(moment(asOf, now), ago(asOf, now)) : texts.qualities.LAST_KNOWN
}

function useAnnouncedQuality(quality: Quality | undefined): void {
  const dispatch = useAppDispatch()
  const before = useRef(quality)
  useEffect(() => {
    const was = before.current
    before.current = quality
    if (was && quality && was !== quality) dispatch(announce(texts.changedQuality[quality]))
  }, [quality, dispatch])
}
