import { useMediaQuery } from '@mantine/hooks'
import type { HistoryPoint, HistoryView } from '../../../api/generated'
import { texts } from '../../../texts/portfolio'
import { Gain } from '../Figures'
import { formatAmount } from '../format'
import classes from './HistoryChart.module.css'
import { when } from './historyText'

const words = texts.history
/** Where money and its percents fit beside one another in half a panel. */
const wide = '(min-width: 30em)'

/** The numbers of the point under the pointer, else of the newest; always at the same place. Also the key to the lines. */
export function HistoryReadout({ history, point }: { history: HistoryView; point: HistoryPoint }) {
  const { currency } = history
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false })
  return (
    <dl className={classes.readout}>
      <div>
        <dt>{history.resolution === 'INTRADAY' ? words.time : words.day}</dt>
        <dd>{when(history, point)}</dd>
      </div>
      <div>
        <dt>
          <span className={classes.key} />
          {words.value}
        </dt>
        <dd>{formatAmount(point.value, currency)}</dd>
      </div>
      <div>
        <dt>
          <span className={`${classes.key} ${classes.investedKey}`} />
          {words.invested}
        </dt>
        <dd>{formatAmount(point.invested, currency)}</dd>
      </div>
      <div>
        <dt>{words.profit}</dt>
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
