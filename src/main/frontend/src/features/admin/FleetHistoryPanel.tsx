import { lazy, Suspense, useState } from 'react'
import type { FleetHistoryView } from '../../api/generated'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { Panel } from '../../shared/Panel'
import { Tabs } from '../../shared/Tabs'
import { moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { useGetFleetHistoryQuery } from './adminApi'
import { FleetHistoryTable } from './FleetHistoryTable'
import { slowPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const FleetChart = lazy(() => import('./FleetChart'))

const ranges = ['24', '168', '744'] as const
type Range = (typeof ranges)[number]
const tabs = ranges.map((name) => ({ name, label: texts.history.ranges[Number(name)] ?? name }))
const chartHeight = 260

/** How many connections were in which state, as the log tells it. */
export function FleetHistoryPanel() {
  const [range, setRange] = useState<Range>('24')
  const history = useGetFleetHistoryQuery({ hours: Number(range) }, { pollingInterval: slowPollMillis })
  return (
    <Panel title={texts.history.title}>
      <Tabs label={texts.history.rangeLabel} tabs={tabs} chosen={range} choose={setRange}>
        <QueryContent
          // the points of another range are not shown below this one's name
          query={{ data: history.currentData, error: history.error, refetch: history.refetch }}
          loading={texts.history.loading}
          failedTitle={texts.history.failedTitle}
          height={chartHeight}
        >
          {(data) => (
            <>
              <Suspense fallback={<LoadingBlock label={texts.history.loading} heights={[chartHeight]} />}>
                <FleetChart history={data} />
              </Suspense>
              <Shorter history={data} hours={Number(range)} />
              <FleetHistoryTable history={data} />
            </>
          )}
        </QueryContent>
      </Tabs>
    </Panel>
  )
}

/** Says that the log does not reach back so far. */
function Shorter({ history: { from, to }, hours }: { history: FleetHistoryView; hours: number }) {
  const now = useNow()
  const asked = Date.parse(to) - hours * 3_600_000
  return Date.parse(from) > asked ? <p>{texts.history.shorter(moment(from, now))}</p> : null
}
