import type { FleetHistoryView } from '../../api/generated'
import { StatePill } from '../../shared/StatePill'
import { stateStyles } from '../../shared/stateStyles'
import { moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { texts as common } from '../../texts/en'
import classes from './FleetChart.module.css'
import { areas, height, ticks, top, width } from './fleetAreas'

/** How the counts of all states add up over time, one area on the other. Words and numbers stand outside of the drawing. */
export default function FleetChart({ history }: { history: FleetHistoryView }) {
  const now = useNow()
  const { points, from } = history
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return null
  const summary = history.states
    .map((state, index) =>
      texts.history.change(common.states[state], first.counts[index] ?? 0, last.counts[index] ?? 0),
    )
    .join(' ')
  return (
    <figure className={classes.figure}>
      <div className={classes.plot}>
        <div className={classes.scale} aria-hidden="true">
          <span>{top(history)}</span>
          <span>0</span>
        </div>
        <svg
          className={classes.drawing}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={texts.history.chart(moment(from, now), summary)}
        >
          <path className={classes.grid} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
          {areas(history).map(({ state, path }) => (
            <path key={state} className={`${classes.area} tone-${stateStyles[state].tone}`} d={path} />
          ))}
        </svg>
        <div className={classes.times} aria-hidden="true">
          {ticks(history).map((at) => (
            <span key={at}>{at === last.at ? texts.history.now : moment(at, now, 'Asia/Kolkata')}</span>
          ))}
        </div>
      </div>
      <figcaption>
        <ul className={classes.legend}>
          {history.states.map((state, index) => (
            <li key={state}>
              <span className={`${classes.swatch} tone-${stateStyles[state].tone}`} aria-hidden="true" />
              <StatePill state={state} /> <strong>{last.counts[index]}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
