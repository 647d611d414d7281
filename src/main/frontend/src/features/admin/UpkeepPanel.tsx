import type { ReactNode } from 'react'
import type { FleetView } from '../../api/generated'
import { CheckIcon, WarningIcon } from '../../shared/icons'
import { Panel } from '../../shared/Panel'
import { ago, moment, relativeTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { useGetFleetQuery } from './adminApi'
import { fleetPollMillis } from './polling'
import { QueryPart } from './QueryPart'
import classes from './UpkeepPanel.module.css'
import { renewalState, sweepState, type UpkeepState } from './upkeepState'

/** Whether what happens by itself happens in time. */
export function UpkeepPanel() {
  const fleet = useGetFleetQuery(undefined, { pollingInterval: fleetPollMillis })
  const now = useNow()
  return (
    <Panel title={texts.upkeep.title}>
      <QueryPart query={fleet} loading={texts.fleet.loading} failedTitle={texts.fleet.failedTitle} height={150}>
        {(data) => (
          <dl className={classes.facts}>
            <Fact term={texts.upkeep.sweeps}>
              <Judged state={sweepState(data)} />
            </Fact>
            <Fact term={texts.upkeep.renewals}>
              <Judged state={renewalState(data)} />
            </Fact>
            <Fact term={texts.upkeep.revocations}>{revocations(data, now)}</Fact>
            <Fact term={texts.upkeep.lastAnswer}>
              {data.lastBrokerAnswer ? ago(data.lastBrokerAnswer, now) : texts.upkeep.never}
            </Fact>
            <Fact term={texts.upkeep.nextEnd}>
              {data.nextEnd ? `${moment(data.nextEnd, now)}, ${relativeTime(data.nextEnd, now)}` : texts.upkeep.noEnd}
            </Fact>
          </dl>
        )}
      </QueryPart>
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

function Judged({ state: { tone, word, detail, advice } }: { state: UpkeepState }) {
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
