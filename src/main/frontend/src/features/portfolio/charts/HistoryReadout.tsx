import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { HistoryPoint, HistoryView } from '../../../api/generated'
import { useMarketZone } from '../../../shared/marketZone'
import { Gain } from '../Figures'
import { formatAmount } from '../format'
import classes from './HistoryChart.module.css'
import { pointTime } from './historyText'

/** From this width on, the amount and its percentage fit side by side in half a panel. */
const wide = '(min-width: 30em)'

interface HistoryReadoutProps {
  history: HistoryView
  point: HistoryPoint
  /** the chart has a line of the amount invested */
  drawsInvested: boolean
}

/** The values of the point under the pointer, or of the newest point. Also the legend of the lines. */
export function HistoryReadout({ history, point, drawsInvested }: HistoryReadoutProps) {
  const { t } = useTranslation('history')
  const zone = useMarketZone()
  const { currency } = history
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false })
  return (
    <dl className={classes.readout}>
      <div>
        <dt>{history.resolution === 'INTRADAY' ? t('time') : t('day')}</dt>
        <dd>{pointTime(history, point, zone)}</dd>
      </div>
      <div>
        <dt>
          <span className={classes.key} />
          {t('value')}
        </dt>
        <dd>{formatAmount(point.value, currency)}</dd>
      </div>
      <div>
        <dt>
          {drawsInvested && <span className={`${classes.key} ${classes.investedKey}`} />}
          {t('invested')}
        </dt>
        <dd>{formatAmount(point.invested, currency)}</dd>
      </div>
      <div>
        <dt>{t('profit')}</dt>
        <dd>
          <Gain
            key={point.asOf}
            value={point.profit}
            percentage={point.profitPercent}
            currency={currency}
            inline={isWide}
          />
        </dd>
      </div>
    </dl>
  )
}
