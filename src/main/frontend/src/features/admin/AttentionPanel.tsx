import { Title } from '@mantine/core'
import type { AdminConnection } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import classes from './AttentionPanel.module.css'
import { useGetFleetQuery } from './adminApi'
import { adviceFor } from './advice'
import { type ConnectionActionHandlers, ConnectionActions } from './ConnectionActions'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** The connections that need somebody, with what to do about each. */
export function AttentionPanel({ handlers }: { handlers: ConnectionActionHandlers }) {
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={texts.problems.title}>
      <QueryContent query={fleet} loading={texts.fleet.loading} failedTitle={texts.fleet.failedTitle} height={120}>
        {({ problems }) =>
          problems.length === 0 ? (
            <Notice tone="good" title={texts.problems.none}>
              <p>{texts.problems.noneText}</p>
            </Notice>
          ) : (
            <>
              <ul className={classes.problems}>
                {problems.map((problem) => (
                  <li key={problem.connectionId}>
                    <Problem problem={problem} handlers={handlers} />
                  </li>
                ))}
              </ul>
              <p className={classes.more}>{texts.problems.more}</p>
            </>
          )
        }
      </QueryContent>
    </Panel>
  )
}

function Problem({ problem, handlers }: { problem: AdminConnection; handlers: ConnectionActionHandlers }) {
  const now = useNow()
  const { owner, label, state, since, reason, message, failures } = problem
  return (
    <article className={classes.problem} aria-label={`${label}, ${owner}`}>
      <div className={classes.head}>
        <Title order={3} size="h5" tabIndex={-1}>
          {label}
        </Title>
        <span className={classes.owner}>{owner}</span>
        <StatePill state={state} />
        <span className={classes.since}>
          {texts.problems.since(ago(since, now))}
          {failures > 0 && `, ${texts.problems.failures(failures)}`}
        </span>
      </div>
      <dl className={classes.words}>
        <dt>{texts.problems.toDo}</dt>
        <dd>{adviceFor(reason)}</dd>
        <dt>{texts.problems.toldAs}</dt>
        <dd>{message ?? texts.problems.unknownReason}</dd>
      </dl>
      <ConnectionActions connection={problem} handlers={handlers} />
    </article>
  )
}
