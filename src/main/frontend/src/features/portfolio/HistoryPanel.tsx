import { Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { HistoryView, PortfolioView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { useMarketZone } from '../../shared/marketZone'
import { Panel } from '../../shared/Panel'
import { marketMoment } from '../../shared/time'
import { useAddressState } from '../../shared/useAddressState'
import { useNow } from '../../shared/useNow'
import type { Measure } from './charts/plot'
import { ranges } from './charts/ranges'
import { SegmentedRadios } from './charts/SegmentedRadios'
import panels from './DataPanel.module.css'
import { DownloadButton } from './DownloadButton'
import { EmptyState } from './EmptyState'
import { type Freshness, isSaidByPage } from './freshness'
import classes from './HistoryPanel.module.css'
import { PerformanceSummary } from './PerformanceSummary'
import tools from './PositionsPanel.module.css'
import { DataTime, ProvenanceBadge } from './ProvenanceBadge'
import { useHistory } from './useHistory'

const HistoryChart = lazy(() => import('./charts/HistoryChart'))

const measures = ['value', 'profit'] as const
const heightPixels = 385
/** of the download button below the chart, with its distance */
const buttonPixels = 46
/** of the gains below the chart of days */
const gainPixels = { wide: 240, narrow: 395 }

interface HistoryPanelProps {
  configId: string
  /** the name of the connection */
  label: string
  /** the broker's name */
  broker: string
  /** freshness of the holdings; undefined before the first response */
  freshness: Freshness | undefined
  /** the last response about the holdings; undefined before the first one */
  portfolio: PortfolioView | undefined
}

/** The value of the holdings over time. */
export function HistoryPanel({ configId, label, broker, freshness, portfolio }: HistoryPanelProps) {
  const { t } = useTranslation('history')
  const now = useNow()
  const zone = useMarketZone()
  const [range, setRange] = useAddressState('range', 'month', ranges)
  const [measure, setMeasure] = useAddressState('measure', 'value', measures)
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const belowPixels = buttonPixels + (range === 'today' ? 0 : gainPixels[isNarrow ? 'narrow' : 'wide'])
  const isSample = freshness === 'SAMPLE'
  // its freshness is that of the totals, which say it for the page
  const Provenance = isSaidByPage(freshness, freshness) ? DataTime : ProvenanceBadge
  const { history, newest, error, refetch } = useHistory(configId, range, now, portfolio)
  const labels = <Name extends string>(names: readonly Name[], label: (name: Name) => string) =>
    Object.fromEntries(names.map((name) => [name, label(name)])) as Record<Name, string>
  return (
    <div className={`${panels.panel} ${freshness ? panels[freshness] : ''}`}>
      <Panel
        title={t('title')}
        aside={
          freshness && (newest || isSample) ? (
            <Provenance
              freshness={freshness}
              asOf={newest?.asOf}
              now={now}
              {...(newest && { note: t('newest', { time: marketMoment(newest.asOf, now, zone) }) })}
            />
          ) : (
            !history && !error && <Skeleton height={26} width={280} maw="100%" />
          )
        }
      >
        {isSample ? (
          <EmptyState title={t('emptyTitle')} text={t('sample')} />
        ) : (
          <>
            <div className={classes.choices}>
              <SegmentedRadios
                legend={t('range')}
                names={ranges}
                labels={labels(ranges, (name) => t(`ranges.${name}`))}
                shortLabels={labels(ranges, (name) => t(`shortRanges.${name}`))}
                value={range}
                onChange={setRange}
              />
              <SegmentedRadios
                legend={t('measure')}
                names={measures}
                labels={labels(measures, (name) => t(`measures.${name}`))}
                value={measure}
                onChange={setMeasure}
              />
            </div>
            {error && (
              <FailureNotice failure={asFailure(error)} broker={broker} title={t('failedTitle')} retry={refetch} />
            )}
            {history && <History history={history} measure={measure} />}
            {history?.resolution === 'DAY' && <PerformanceSummary history={history} broker={broker} />}
            {history && history.points.length > 0 && (
              <div className={tools.tools}>
                <DownloadButton
                  configId={configId}
                  label={label}
                  table="history"
                  title={t('title')}
                  params={paramsOf(history)}
                />
              </div>
            )}
            {!history && !error && <Loading heightPixels={heightPixels + belowPixels} />}
          </>
        )}
      </Panel>
    </div>
  )
}

/** The query of the points that are shown. */
function paramsOf({ from, to, resolution }: HistoryView): Record<string, string> {
  return { from, to, resolution }
}

function History({ history, measure }: { history: HistoryView; measure: Measure }) {
  const { t } = useTranslation('history')
  if (history.points.length === 0) {
    const text = history.resolution === 'INTRADAY' ? t('emptyToday') : t('empty')
    return <EmptyState title={t('emptyTitle')} text={text} />
  }
  return (
    <Suspense fallback={<Loading heightPixels={heightPixels} />}>
      <HistoryChart history={history} measure={measure} />
    </Suspense>
  )
}

function Loading({ heightPixels }: { heightPixels: number }) {
  const { t } = useTranslation('portfolio')
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={heightPixels} radius="md" />
    </div>
  )
}
