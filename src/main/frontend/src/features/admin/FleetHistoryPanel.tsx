import { Tabs } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FleetHistoryView } from '../../api/generated'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { MarketTime } from '../../shared/MarketTime'
import { Panel } from '../../shared/Panel'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useGetFleetHistoryQuery } from './adminApi'
import { FleetHistoryTable } from './FleetHistoryTable'
import { slowPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const FleetChart = lazy(() => import('./FleetChart'))

const ranges = ['day', 'week', 'month'] as const
type Range = (typeof ranges)[number]

const hoursOf: Record<Range, number> = { day: 24, week: 168, month: 744 }
const chartHeight = 260

/** The number of connections in each state over time, from the audit log. */
export function FleetHistoryPanel() {
  const { t } = useTranslation('admin')
  const [range, setRange] = useState<Range>('day')
  const hours = hoursOf[range]
  const history = useGetFleetHistoryQuery({ hours }, { pollingInterval: slowPollMillis })
  return (
    <Panel title={t('history.title')}>
      <Tabs value={range} keepMounted={false}>
        <Tabs.List aria-label={t('history.range')}>
          {ranges.map((name) => (
            // Mantine's Home and End keys move the focus only
            <Tabs.Tab key={name} value={name} onFocus={() => setRange(name)} onClick={() => setRange(name)}>
              {t(`history.ranges.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={range} pt="md">
          <QueryContent
            // `currentData` does not show points of the range selected before
            query={{ data: history.currentData, error: history.error, refetch: history.refetch }}
            loading={t('history.loading')}
            failedTitle={t('history.failedTitle')}
            height={chartHeight}
          >
            {(data) => (
              <>
                <Suspense fallback={<LoadingBlock label={t('history.loading')} heights={[chartHeight]} />}>
                  <FleetChart history={data} />
                </Suspense>
                <LogStartNote history={data} hours={hours} />
                <FleetHistoryTable history={data} />
              </>
            )}
          </QueryContent>
        </Tabs.Panel>
      </Tabs>
    </Panel>
  )
}

/** Shown when the audit log does not cover the whole range. */
function LogStartNote({ history: { from, to }, hours }: { history: FleetHistoryView; hours: number }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  const rangeStart = Date.parse(to) - hours * 3_600_000
  if (Date.parse(from) <= rangeStart) return null
  return (
    <p>
      <MarketTime at={from}>{t('history.shorter', { time: marketMoment(from, now) })}</MarketTime>
    </p>
  )
}
