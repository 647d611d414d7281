import type { FleetView } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { useGetFleetQuery } from './adminApi'
import classes from './FleetPanel.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** How many connections are in which state, now. */
export function FleetPanel() {
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  const now = useNow()
  return (
    <Panel title={texts.fleet.title} aside={fleet.data && <span>{texts.fleet.asOf(ago(fleet.data.asOf, now))}</span>}>
      <QueryContent query={fleet} loading={texts.fleet.loading} failedTitle={texts.fleet.failedTitle} height={104}>
        {(data) => <States fleet={data} />}
      </QueryContent>
    </Panel>
  )
}

function States({ fleet: { states, people } }: { fleet: FleetView }) {
  const total = states.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <ul className={classes.states} aria-label={texts.fleet.statesLabel}>
        {states.map(({ state, count }) => (
          <li key={state} className={classes.state}>
            <strong className={classes.count}>{count}</strong>
            <StatePill state={state} />
          </li>
        ))}
      </ul>
      <p className={classes.total}>
        {texts.fleet.total(total)} {texts.fleet.people(people)}
      </p>
    </>
  )
}
