import { useTranslation } from 'react-i18next'
import type { FleetHistoryView } from '../../api/generated'
import { StatePill } from '../../shared/StatePill'
import { stateStyles } from '../../shared/stateStyles'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import classes from './FleetChart.module.css'
import { areas, height, maxTotal, ticks, width } from './fleetAreas'

/** A stacked area chart of the connections by state. Texts and numbers are outside the drawing, which is stretched. */
export default function FleetChart({ history }: { history: FleetHistoryView }) {
  const { t } = useTranslation(['admin', 'common'])
  const now = useNow()
  const { points, states, from } = history
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return null
  const summary = states
    .map((state, index) =>
      t('history.change', {
        state: t(`common:states.${state}`),
        before: first.counts[index] ?? 0,
        now: last.counts[index] ?? 0,
      }),
    )
    .join(' ')
  return (
    <figure className={classes.figure}>
      <div className={classes.plot}>
        <div className={classes.scale} aria-hidden="true">
          <span>{maxTotal(history)}</span>
          <span>0</span>
        </div>
        <svg
          className={classes.drawing}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('history.chart', { from: marketMoment(from, now), summary })}
        >
          <path className={classes.grid} d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`} />
          {areas(history).map(({ state, path }) => (
            <path key={state} className={`${classes.area} tone-${stateStyles[state].tone}`} d={path} />
          ))}
        </svg>
        <div className={classes.times} aria-hidden="true">
          {ticks(history).map((at) => (
            <span key={at}>{at === last.at ? t('history.now') : marketMoment(at, now)}</span>
          ))}
        </div>
      </div>
      <figcaption>
        <ul className={classes.legend}>
          {states.map((state, index) => (
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
