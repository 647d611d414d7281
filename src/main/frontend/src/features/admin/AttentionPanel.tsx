import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AdminConnection } from '../../api/generated'
import { MarketTime } from '../../shared/MarketTime'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import classes from './AttentionPanel.module.css'
import { useGetFleetQuery } from './adminApi'
import { adviceFor } from './advice'
import { type ConnectionActionHandlers, ConnectionActions } from './ConnectionActions'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** The connections that need attention, with advice for each. */
export function AttentionPanel({ handlers }: { handlers: ConnectionActionHandlers }) {
  const { t } = useTranslation('admin')
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={t('attention.title')}>
      <QueryContent query={fleet} loading={t('fleet.loading')} failedTitle={t('fleet.failedTitle')} height={120}>
        {({ problems }) =>
          problems.length === 0 ? (
            <Notice tone="good" title={t('attention.none')}>
              <p>{t('attention.noneText')}</p>
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
              <p className={classes.limit}>{t('attention.limit')}</p>
            </>
          )
        }
      </QueryContent>
    </Panel>
  )
}

function Problem({ problem, handlers }: { problem: AdminConnection; handlers: ConnectionActionHandlers }) {
  const { t } = useTranslation('admin')
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
          <MarketTime at={since}>{t('attention.since', { time: marketMoment(since, now) })}</MarketTime>
          {failures > 0 && `, ${t('attention.failures', { count: failures })}`}
        </span>
      </div>
      <dl className={classes.facts}>
        <dt>{t('attention.toDo')}</dt>
        <dd>{adviceFor(reason)}</dd>
        <dt>{t('attention.message')}</dt>
        <dd>{message ?? t('attention.noReason')}</dd>
      </dl>
      <ConnectionActions connection={problem} handlers={handlers} />
    </article>
  )
}
