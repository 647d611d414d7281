import type { FleetHistoryView } from '../../api/generated'
import { moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { texts as common } from '../../texts/en'
import classes from './FleetHistoryTable.module.css'

/** The same as the chart in numbers, for whoever wants them or cannot see it: the points at which something was different. */
export function FleetHistoryTable({ history }: { history: FleetHistoryView }) {
  const now = useNow()
  return (
    <details className={classes.details}>
      <summary>{texts.history.asTable}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{texts.history.time}</th>
            {history.states.map((state) => (
              <th key={state} scope="col">
                {common.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changePoints(history).map(({ at, counts }) => (
            <tr key={at}>
              <th scope="row">{moment(at, now)}</th>
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

/** The first point, every one that differs from the one before, and the last; newest first. */
export function changePoints({ points }: FleetHistoryView) {
  return points
    .filter(({ counts }, index) => {
      const before = points[index - 1]?.counts
      return index === points.length - 1 || !before || counts.some((count, state) => count !== before[state])
    })
    .reverse()
}
