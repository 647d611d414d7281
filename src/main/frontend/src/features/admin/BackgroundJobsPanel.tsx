import type { ReactNode } from 'react'
import type { FleetView } from '../../api/generated'
import { CheckIcon, WarningIcon } from '../../shared/icons'
import { Panel } from '../../shared/Panel'
import { ago, distance, moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { useGetFleetQuery } from './adminApi'
import classes from './BackgroundJobsPanel.module.css'
import { type JobHealth, renewalHealth, sweepHealth } from './jobHealth'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** Whether what happens by itself happens in time. */
export function BackgroundJobsPanel() {
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  const now = useNow()
  return (
    <Panel title={texts.upkeep.title}>
      <QueryContent query={fleet} loading={texts.fleet.loading} failedTitle={texts.fleet.failedTitle} height={150}>
        {(data) => (
          <dl className={classes.facts}>
            <Fact term={texts.upkeep.sweeps}>
              <HealthStatus state={sweepHealth(data)} />
            </Fact>
            <Fact term={texts.upkeep.renewals}>
              <HealthStatus state={renewalHealth(data)} />
            </Fact>
            <Fact term={texts.upkeep.revocations}>{revocations(data, now)}</Fact>
            <Fact term={texts.upkeep.lastAnswer}>
              {data.lastBrokerAnswer ? ago(data.lastBrokerAnswer, now) : texts.upkeep.never}
            </Fact>
            <Fact term={texts.upkeep.nextEnd}>
              {data.nextEnd ? `${moment(data.nextEnd, now)}, ${distance(data.nextEnd, now)}` : texts.upkeep.noEnd}
            </Fact>
          </dl>
        )}
      </QueryContent>
    </Panel>
  )
}

function revocations({ pendingRevocations, oldestDueRevocation }: FleetView, now: number): string {
  if (pendingRevocations === 0) return texts.upkeep.noneToEnd
  const since = oldestDueRevocation && texts.upkeep.toEndSince(ago(oldestDueRevocation, now))
  return [`${texts.upkeep.toEnd(pendingRevocations)}.`, since].filter(Boolean).join(' ')
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function HealthStatus({ state: { tone, word, detail, advice } }: { state: JobHealth }) {
  const Icon = tone === 'good' ? CheckIcon : WarningIcon
  return (
    <>
      <span className={`${classes.word} tone-${tone}`}>
        <Icon /> {word}
      </span>
      {detail && <span className={classes.detail}>{detail}</span>}
      {advice && <span className={classes.detail}>{advice}</span>}
    </>
  )
}
