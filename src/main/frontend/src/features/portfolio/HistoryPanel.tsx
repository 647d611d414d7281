import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { asFailure } from '../../api/failure'
import type { HistoryView, PortfolioView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Panel } from '../../shared/Panel'
import { marketMoment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import type { Measure } from './charts/plot'
import { type Range, ranges } from './charts/ranges'
import { SegmentedRadios } from './charts/SegmentedRadios'
import panels from './DataPanel.module.css'
import { EmptyState } from './EmptyState'
import type { Freshness } from './freshness'
import classes from './HistoryPanel.module.css'
import { ProvenanceBadge } from './ProvenanceBadge'
import { useHistory } from './useHistory'

const HistoryChart = lazy(() => import('./charts/HistoryChart'))

const words = texts.history
const measures = ['value', 'profit'] as const
const heightPixels = 385

interface HistoryPanelProps {
  configId: string
  /** how good the holdings are now; undefined until that is known */
  freshness: Freshness | undefined
  /** the holdings as they were read; undefined until then */
  read: PortfolioView | undefined
}

/** What the holdings were worth from day to day, as far as it was kept. */
export function HistoryPanel({ configId, freshness, read }: HistoryPanelProps) {
  const now = useNow()
  const [range, setRange] = useState<Range>('month')
  const [measure, setMeasure] = useState<Measure>('value')
  const isSample = freshness === 'SAMPLE'
  const { history, newest, error, refetch } = useHistory(configId, range, now, read)
  return (
    <div className={`${panels.panel} ${freshness ? panels[freshness] : ''}`}>
      <Panel
        title={words.title}
        aside={
          freshness && (newest || isSample) ? (
            <ProvenanceBadge
              freshness={freshness}
              asOf={newest?.asOf}
              now={now}
              {...(newest && { instead: words.newest(marketMoment(newest.asOf, now)) })}
            />
          ) : (
            !history && !error && <Skeleton height={26} width={280} maw="100%" />
          )
        }
      >
        {isSample ? (
          <EmptyState title={words.emptyTitle} text={words.sample} />
        ) : (
          <>
            <div className={classes.choices}>
              <SegmentedRadios
                legend={words.range}
                names={ranges}
                labels={words.ranges}
                seen={words.shortRanges}
                chosen={range}
                choose={setRange}
              />
              <SegmentedRadios
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
    return <EmptyState title={words.emptyTitle} text={text} />
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
