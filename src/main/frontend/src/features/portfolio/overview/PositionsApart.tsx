import { useTranslation } from 'react-i18next'
import { Gain, MissingValue } from '../Figures'
import { ProvenanceBadge } from '../ProvenanceBadge'
import classes from './NetWorthPanels.module.css'
import type { PositionsTotal } from './worthByCurrency'

interface PositionsApartProps {
  positions: PositionsTotal
  currency: string
  now: number
}

/** The result of the positions, which is no part of the net worth: it is settled with the cash. */
export function PositionsApart({ positions, currency, now }: PositionsApartProps) {
  const { t } = useTranslation(['overview', 'portfolio'])
  const { profit, markedToMarket, freshness, asOf } = positions
  return (
    <section aria-label={t('positions')}>
      <h3 className={classes.heading}>
        {t('positions')}
        {freshness && <ProvenanceBadge freshness={freshness} asOf={asOf} now={now} />}
      </h3>
      {freshness ? (
        <dl className={classes.totals}>
          <div>
            <dt>{t('portfolio:positions.profit')}</dt>
            <dd>
              <Gain inline value={profit} percentage={undefined} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio:positions.today')}</dt>
            <dd>
              <Gain inline value={markedToMarket} percentage={undefined} currency={currency} />
            </dd>
          </div>
        </dl>
      ) : (
        <MissingValue />
      )}
    </section>
  )
}
