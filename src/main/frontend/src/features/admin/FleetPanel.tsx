import { useTranslation } from 'react-i18next'
import type { FleetView } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useGetFleetQuery } from './adminApi'
import classes from './FleetPanel.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** The number of connections in each state. */
export function FleetPanel() {
  const { t } = useTranslation('admin')
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  const now = useNow()
  return (
    <Panel
      title={t('fleet.title')}
      aside={fleet.data && <span>{t('fleet.asOf', { age: ago(fleet.data.asOf, now) })}</span>}
    >
      <QueryContent query={fleet} loading={t('fleet.loading')} failedTitle={t('fleet.failedTitle')} height={104}>
        {(data) => <States fleet={data} />}
      </QueryContent>
    </Panel>
  )
}

function States({ fleet: { states, people } }: { fleet: FleetView }) {
  const { t } = useTranslation('admin')
  const total = states.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <ul className={classes.states} aria-label={t('fleet.statesLabel')}>
        {states.map(({ state, count }) => (
          <li key={state} className={classes.state}>
            <strong className={classes.count}>{count}</strong>
            <StatePill state={state} />
          </li>
        ))}
      </ul>
      <p className={classes.total}>
        {[t('fleet.connections', { count: total }), t('fleet.users', { count: people })].join(', ')}
      </p>
    </>
  )
}
