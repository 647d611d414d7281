import { t } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FleetView } from '../../api/generated'
import { CheckIcon, WarningIcon } from '../../shared/icons'
import { MarketTime } from '../../shared/MarketTime'
import { Panel } from '../../shared/Panel'
import { ago, marketMoment, relativeTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useGetFleetQuery } from './adminApi'
import classes from './BackgroundJobsPanel.module.css'
import { type JobHealth, renewalHealth, sweepHealth } from './jobHealth'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** Whether the background jobs run on time. */
export function BackgroundJobsPanel() {
  const { t } = useTranslation('admin')
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={t('jobs.title')}>
      <QueryContent query={fleet} loading={t('fleet.loading')} failedTitle={t('fleet.failedTitle')} height={150}>
        {(data) => <Jobs fleet={data} />}
      </QueryContent>
    </Panel>
  )
}

function Jobs({ fleet }: { fleet: FleetView }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  const { lastBrokerAnswer, nextEnd } = fleet
  return (
    <dl className={classes.facts}>
      <Fact term={t('jobs.sweeps')}>
        <Health health={sweepHealth(fleet)} />
      </Fact>
      <Fact term={t('jobs.renewals')}>
        <Health health={renewalHealth(fleet)} />
      </Fact>
      <Fact term={t('jobs.revocations')}>{pendingRevocations(fleet, now)}</Fact>
      <Fact term={t('jobs.lastAnswer')}>{lastBrokerAnswer ? ago(lastBrokerAnswer, now) : t('jobs.never')}</Fact>
      <Fact term={t('jobs.nextEnd')}>
        {nextEnd ? (
          <MarketTime at={nextEnd}>{`${marketMoment(nextEnd, now)}, ${relativeTime(nextEnd, now)}`}</MarketTime>
        ) : (
          t('jobs.noEnd')
        )}
      </Fact>
    </dl>
  )
}

function pendingRevocations({ pendingRevocations: count, oldestDueRevocation }: FleetView, now: number): string {
  if (count === 0) return t('admin:jobs.nonePending')
  const pending = t('admin:jobs.pending', { count })
  if (!oldestDueRevocation) return pending
  return `${pending} ${t('admin:jobs.pendingSince', { time: marketMoment(oldestDueRevocation, now) })}`
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Health({ health: { tone, title, detail, advice } }: { health: JobHealth }) {
  const Icon = tone === 'good' ? CheckIcon : WarningIcon
  return (
    <>
      <span className={`${classes.title} tone-${tone}`}>
        <Icon /> {title}
      </span>
      {detail && <span className={classes.detail}>{detail}</span>}
      {advice && <span className={classes.detail}>{advice}</span>}
    </>
  )
}
