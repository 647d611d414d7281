import { useTranslation } from 'react-i18next'
import { Gain, MissingValue } from '../Figures'
import classes from './NetWorthPanels.module.css'
import { PartProvenance } from './PartProvenance'
import type { NetWorth } from './worthByCurrency'

interface PositionsApartProps {
  worth: NetWorth
  now: number
}

/** The result of the positions, which is no part of the net worth: it is settled with the cash. */
export function PositionsApart({ worth: { positions, currency, freshness: sumFreshness }, now }: PositionsApartProps) {
  const { t } = useTranslation(['overview', 'portfolio'])
  const { profit, markedToMarket, freshness, asOf } = positions
  return (
    <section aria-label={t('positions')}>
      <div className={classes.head}>
        <h3>{t('positions')}</h3>
        {freshness && <PartProvenance freshness={freshness} asOf={asOf} sumFreshness={sumFreshness} now={now} />}
      </div>
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
