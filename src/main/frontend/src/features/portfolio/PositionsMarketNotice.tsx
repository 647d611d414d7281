import { useTranslation } from 'react-i18next'
import type { MarketStatus } from '../../api/generated'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { useNow } from '../../shared/useNow'
import { sentencesOf, shownPhase, titleOf } from './marketText'

/**
 * Says which markets of the positions are not open: each segment has hours of its own, so one can be live while another
 * is closed. Nothing while all are open.
 */
export function PositionsMarketNotice({ markets }: { markets: MarketStatus[] }) {
  const { t } = useTranslation('portfolio')
  const now = useNow()
  const zone = useMarketZone()
  const lines = markets.map((market) => ({ market, phase: shownPhase(market), text: lineOf(market, now) }))
  const [first] = lines
  if (!first || lines.every(({ phase }) => phase === 'OPEN')) return null
  const isOpen = lines.some(({ phase }) => phase === 'OPEN')
  const tone = lines.some(({ phase }) => phase === 'UNKNOWN') ? 'attention' : 'quiet'
  return (
    <section aria-label={t('market.positions.label')}>
      {lines.length === 1 ? (
        <Notice tone={tone} title={t('market.positions.one', first.text)}>
          <p>{first.text.sentences}</p>
        </Notice>
      ) : (
        <Notice tone={tone} title={t(`market.positions.${isOpen ? 'some' : 'none'}`)}>
          <ul>
            {lines.map(({ market, text }) => (
              <li key={market.segment}>
                {[t('market.positions.segment', text), text.sentences].filter(Boolean).join(' ')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )

  function lineOf(market: MarketStatus, at: number) {
    const phase = shownPhase(market)
    return {
      segment: t(`market.segments.${market.segment}`),
      title: titleOf(market, phase, at, zone),
      sentences: sentencesOf(market, phase, at, zone).join(' '),
    }
  }
}
