import { t } from 'i18next'
import { useEffect, useRef } from 'react'
import type { MarketStatus } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { Notice } from '../../shared/Notice'
import { day, marketMoment, marketTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'

/** The phases that the page tells apart: after the close, nothing that it shows changes any more. */
type ShownPhase = Exclude<MarketStatus['phase'], 'POST_CLOSE'>

interface MarketNoticeProps {
  market: MarketStatus | undefined
}

/** Says how old prices are while the market is not open for continuous trading; nothing while it is. */
export function MarketNotice({ market }: MarketNoticeProps) {
  const now = useNow()
  const phase = market && shownPhase(market)
  useAnnouncedPhase(phase)
  if (!market || !phase || phase === 'OPEN') return null
  return (
    <section aria-label={t('portfolio:market.label')}>
      <Notice tone={phase === 'UNKNOWN' ? 'attention' : 'quiet'} title={titleOf(market, phase, now)}>
        <p>{sentencesOf(market, phase, now).join(' ')}</p>
      </Notice>
    </section>
  )
}

function shownPhase({ phase }: MarketStatus): ShownPhase {
  return phase === 'POST_CLOSE' ? 'CLOSED' : phase
}

function titleOf({ pricesAsOf }: MarketStatus, phase: Exclude<ShownPhase, 'OPEN'>, now: number): string {
  if (phase !== 'CLOSED') return t(`portfolio:market.${phase}`)
  return pricesAsOf
    ? t('portfolio:market.CLOSED', { time: marketMoment(pricesAsOf, now) })
    : t('portfolio:market.closed')
}

function sentencesOf(market: MarketStatus, phase: ShownPhase, now: number): string[] {
  switch (phase) {
    case 'UNKNOWN':
      return [t('portfolio:market.unknown')]
    case 'CLOSING_AUCTION':
      return [t('portfolio:market.auction'), ...priceTime(market, now)]
    case 'PRE_OPEN':
      return preOpen(market)
    default:
      return closed(market, now)
  }
}

function priceTime({ pricesAsOf }: MarketStatus, now: number): string[] {
  return pricesAsOf ? [t('portfolio:market.auctionAsOf', { time: marketMoment(pricesAsOf, now) })] : []
}

function preOpen({ tradingDay, opens }: MarketStatus): string[] {
  return tradingDay && opens ? [t('portfolio:market.preOpen', { day: day(tradingDay), time: marketTime(opens) })] : []
}

function closed({ closedFor, tradingDay, opens }: MarketStatus, now: number): string[] {
  return [
    closedFor && t('portfolio:market.holiday', { name: closedFor }),
    tradingDay && t('portfolio:market.lastTradingDay', { day: day(tradingDay) }),
    opens && t('portfolio:market.opens', { time: marketMoment(opens, now) }),
  ].filter((sentence) => sentence !== undefined)
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
