import { Skeleton } from '@mantine/core'
import { skipToken } from '@reduxjs/toolkit/query'
import { lazy, Suspense, useState } from 'react'
import { asFailure } from '../../api/failure'
import type { HistoryView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Panel } from '../../shared/Panel'
import { moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import { ChoiceOf } from './charts/ChoiceOf'
import type { Measure } from './charts/plot'
import { historyOf, type Range, ranges } from './charts/ranges'
import panels from './DataPanel.module.css'
import { Empty } from './Empty'
import classes from './HistoryPanel.module.css'
import { ProvenanceBadge } from './ProvenanceBadge'
import { useGetHistoryQuery } from './portfolioApi'
import type { Quality } from './provenance'

const HistoryChart = lazy(() => import('./charts/HistoryChart'))

const words = texts.history
const measures = ['value', 'profit'] as const
const heightPixels = 385
const pollMillis = { first: 10_000, today: 60_000, days: 10 * 60_000 }

/** The first point is kept after the first read, so it comes a moment later than everything else. */
function pauseMillis(range: Range, hasPoints: boolean): number {
  if (!hasPoints) return pollMillis.first
  return range === 'today' ? pollMillis.today : pollMillis.days
}

interface HistoryPanelProps {
  configId: string
  /** how good the holdings are now; undefined until that is known */
  quality: Quality | undefined
}

/** What the holdings were worth from day to day, as far as it was kept. */
export function HistoryPanel({ configId, quality }: HistoryPanelProps) {
  const now = useNow()
  const [range, setRange] = useState<Range>('month')
  const [measure, setMeasure] = useState<Measure>('value')
  const [hasPoints, setHasPoints] = useState(true)
  const isSample = quality === 'SAMPLE'
  const {
    currentData: history,
    error,
    refetch,
  } = useGetHistoryQuery(isSample ? skipToken : historyOf(configId, range, now), {
    pollingInterval: pauseMillis(range, hasPoints),
    skipPollingIfUnfocused: true,
  })
  const newest = history?.points.at(-1)
  if (history && hasPoints !== (newest !== undefined)) setHasPoints(newest !== undefined)
  return (
    <div className={`${panels.panel} ${quality ? panels[quality] : ''}`}>
      <Panel
        title={words.title}
        aside={
          quality &&
          (newest || isSample) && (
            <ProvenanceBadge
              quality={quality}
              asOf={newest?.asOf}
              now={now}
              {...(newest && { instead: words.newest(moment(newest.asOf, now)) })}
            />
          )
        }
      >
        {isSample ? (
          <Empty title={words.emptyTitle} text={words.sample} />
        ) : (
          <>
            <div className={classes.choices}>
              <ChoiceOf
                legend={words.range}
                names={ranges}
                labels={words.ranges}
                seen={words.shortRanges}
                chosen={range}
                choose={setRange}
              />
              <ChoiceOf
                legend={words.measure}
                names={measures}
                labels={words.measures}
                chosen={measure}
                choose={setMeasure}
              />
            </div>
            {error && <FailureNotice failure={asFailure(error)} title={words.failed} retry={refetch} />}
            {history && <History history={history} measure={measure} />}
            {!history && !error && <Loading />}
          </>
        )}
      </Panel>
    </div>
  )
}

function History({ history, measure }: { history: HistoryView; measure: Measure }) {
  if (history.points.length === 0) {
    const text = history.resolution === 'INTRADAY' ? words.emptyToday : words.empty
    return <Empty title={words.emptyTitle} text={text} />
  }
  return (
    <Suspense fallback={<Loading />}>
      <HistoryChart history={history} measure={measure} />
    </Suspense>
  )
}

function Loading() {
  return (
    <div role="status" aria-label={texts.loading}>
      <Skeleton height={heightPixels} radius="md" />
    </div>
  )
}
