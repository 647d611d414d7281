import { t } from 'i18next'
import type { MarketStatus } from '../../api/generated'
import { day, marketMoment, marketTime } from '../../shared/time'

/** The phases that the page tells apart: after the close, nothing that it shows changes any more. */
export type ShownPhase = Exclude<MarketStatus['phase'], 'POST_CLOSE'>

export function shownPhase({ phase }: MarketStatus): ShownPhase {
  return phase === 'POST_CLOSE' ? 'CLOSED' : phase
}

/** A short title of a phase, without full stop. */
export function titleOf({ pricesAsOf }: MarketStatus, phase: ShownPhase, now: number): string {
  if (phase !== 'CLOSED') return t(`portfolio:market.${phase}`)
  return pricesAsOf
    ? t('portfolio:market.CLOSED', { time: marketMoment(pricesAsOf, now) })
    : t('portfolio:market.closed')
}

/** What a phase means for prices; empty where there is nothing to say. */
export function sentencesOf(market: MarketStatus, phase: ShownPhase, now: number): string[] {
  switch (phase) {
    case 'UNKNOWN':
      return [t('portfolio:market.unknown')]
    case 'CLOSING_AUCTION':
      return [t('portfolio:market.auction'), ...priceTime(market, now)]
    case 'PRE_OPEN':
      return preOpen(market)
    case 'OPEN':
      return []
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
