import { t } from 'i18next'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortfolioView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { announce } from '../../shared/announcements'
import { Notice } from '../../shared/Notice'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import type { SectionQuery } from './DataPanel'
import { type Freshness, freshnessOf } from './freshness'

interface FreshnessNoticeProps {
  query: SectionQuery<PortfolioView>
  /** the buttons that start a login, or the login in progress */
  connect: ReactNode
}

/** Shown while the data is not live: what it is instead, why, and what to do. */
export function FreshnessNotice({ query: { currentData: portfolio, error }, connect }: FreshnessNoticeProps) {
  const { t } = useTranslation('portfolio')
  const now = useNow()
  const freshness = portfolio && freshnessOf(portfolio, error !== undefined)
  useAnnouncedFreshness(freshness)
  if (!portfolio) return error ? <div className={actions.actions}>{connect}</div> : null
  if (!freshness || freshness === 'LIVE') return null
  return (
    <Notice tone={freshness === 'SAMPLE' ? 'bad' : 'attention'} title={titleOf(freshness, portfolio.asOf, now)}>
      <p>{freshness === 'STALE' ? t('notice.stillTrying') : portfolio.message}</p>
      {freshness !== 'STALE' && <div className={actions.actions}>{connect}</div>}
    </Notice>
  )
}

function titleOf(freshness: Exclude<Freshness, 'LIVE'>, asOf: string | undefined, now: number): string {
  if (freshness !== 'LAST_KNOWN') return t(`portfolio:notice.${freshness}`)
  return asOf ? t('portfolio:notice.savedAt', { time: marketMoment(asOf, now) }) : t('portfolio:notice.saved')
}

function useAnnouncedFreshness(freshness: Freshness | undefined): void {
  const dispatch = useAppDispatch()
  const previous = useRef(freshness)
  useEffect(() => {
    const before = previous.current
    previous.current = freshness
    if (before && freshness && before !== freshness) dispatch(announce(t(`portfolio:announcement.${freshness}`)))
  }, [freshness, dispatch])
}
