import { t } from 'i18next'
import type { MarketStatus } from '../../api/generated'
import { day, marketMoment, marketTime } from '../../shared/time'

/** The phases that the page tells apart: after the close, nothing that it shows changes any more. */
export type ShownPhase = Exclude<MarketStatus['phase'], 'POST_CLOSE'>

export function shownPhase({ phase }: MarketStatus): ShownPhase {
  return phase === 'POST_CLOSE' ? 'CLOSED' : phase
}

/** A short title of a phase, without full stop. */
export function titleOf({ pricesAsOf }: MarketStatus, phase: ShownPhase, now: number, zone: string): string {
  if (phase !== 'CLOSED') return t(`portfolio:market.${phase}`)
  return pricesAsOf
    ? t('portfolio:market.CLOSED', { time: marketMoment(pricesAsOf, now, zone) })
    : t('portfolio:market.closed')
}

/** What a phase means for prices; empty where there is nothing to say. */
export function sentencesOf(market: MarketStatus, phase: ShownPhase, now: number, zone: string): string[] {
  switch (phase) {
    case 'UNKNOWN':
      return [t('portfolio:market.unknown')]
    case 'CLOSING_AUCTION':
      return [t('portfolio:market.auction'), ...priceTime(market, now, zone)]
    case 'PRE_OPEN':
      return preOpen(market, zone)
    case 'OPEN':
      return []
    default:
      return closed(market, now, zone)
  }
}

function priceTime({ pricesAsOf }: MarketStatus, now: number, zone: string): string[] {
  return pricesAsOf ? [t('portfolio:market.auctionAsOf', { time: marketMoment(pricesAsOf, now, zone) })] : []
}

function preOpen({ tradingDay, opens }: MarketStatus, zone: string): string[] {
  if (!tradingDay || !opens) return []
  return [t('portfolio:market.preOpen', { day: day(tradingDay), time: marketTime(opens, zone) })]
}

function closed({ closedFor, tradingDay, opens }: MarketStatus, now: number, zone: string): string[] {
  return [
    closedFor && t('portfolio:market.holiday', { name: closedFor }),
    tradingDay && t('portfolio:market.lastTradingDay', { day: day(tradingDay) }),
    opens && t('portfolio:market.opens', { time: marketMoment(opens, now, zone) }),
  ].filter((sentence) => sentence !== undefined)
}
