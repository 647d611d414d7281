import { useTranslation } from 'react-i18next'
import type { FleetHistoryView } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import classes from './FleetHistoryTable.module.css'

/** The numbers of the chart as a table, for the points at which a number changed. */
export function FleetHistoryTable({ history }: { history: FleetHistoryView }) {
  const { t } = useTranslation(['admin', 'common'])
  const now = useNow()
  return (
    <details className={classes.details}>
      <summary>{t('history.table')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.time')}</th>
            {history.states.map((state) => (
              <th key={state} scope="col">
                {t(`common:states.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changePoints(history).map(({ at, counts }) => (
            <tr key={at}>
              <th scope="row">
                <MarketTime at={at}>{marketMoment(at, now)}</MarketTime>
              </th>
              {history.states.map((state, index) => (
                <td key={state}>{counts[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** The first and the last point, and all points that differ from the point before; newest first. */
export function changePoints({ points }: FleetHistoryView) {
  return points
    .filter(({ counts }, index) => {
      const before = points[index - 1]?.counts
      return index === points.length - 1 || !before || counts.some((count, state) => count !== before[state])
    })
    .reverse()
}
