import { t } from 'i18next'
import { useEffect, useRef } from 'react'
import type { MarketStatus } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { useNow } from '../../shared/useNow'
import { type ShownPhase, sentencesOf, shownPhase, titleOf } from './marketText'

interface MarketNoticeProps {
  market: MarketStatus | undefined
}

/** Says how old prices are while the market is not open for continuous trading; nothing while it is. */
export function MarketNotice({ market }: MarketNoticeProps) {
  const now = useNow()
  const zone = useMarketZone()
  const phase = market && shownPhase(market)
  useAnnouncedPhase(phase)
  if (!market || !phase || phase === 'OPEN') return null
  return (
    <section aria-label={t('portfolio:market.label')}>
      <Notice tone={phase === 'UNKNOWN' ? 'attention' : 'quiet'} title={titleOf(market, phase, now, zone)}>
        <p>{sentencesOf(market, phase, now, zone).join(' ')}</p>
      </Notice>
    </section>
  )
}

function useAnnouncedPhase(phase: ShownPhase | undefined): void {
  const dispatch = useAppDispatch()
  const previous = useRef(phase)
  useEffect(() => {
    const before = previous.current
    previous.current = phase ?? before
    if (before && phase && before !== phase) dispatch(announce(t(`portfolio:market.announcement.${phase}`)))
  }, [phase, dispatch])
}
