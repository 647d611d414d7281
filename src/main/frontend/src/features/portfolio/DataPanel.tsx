import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { Panel } from '../../shared/Panel'
import { useNow } from '../../shared/useNow'
import classes from './DataPanel.module.css'
import { type Freshness, freshnessOf, isSaidByPage, type Provenance as Source } from './freshness'
import { DataTime, ProvenanceBadge } from './ProvenanceBadge'

/**
 * The part of a query's result that panels use. `currentData` belongs to this account, never to the one shown before.
 */
export interface SectionQuery<T> {
  currentData?: T | undefined
  error?: unknown
  refetch: () => unknown
}

interface DataPanelProps<T extends Source> {
  title: string
  /** title of the notice when there is nothing to show */
  failedTitle: string
  query: SectionQuery<T>
  /** the broker's name */
  broker: string
  /** height of the content, reserved while it loads, so that the layout does not shift */
  heightPixels: number
  /** why the holdings are not live; this panel does not repeat that reason */
  reportedReason?: string | undefined
  /**
   * The freshness of the totals, if this is another panel: the totals say it for the whole page, and a panel is marked
   * only if it differs.
   */
  pageFreshness?: Freshness | undefined
  /** the data is that of the totals, whose time is not repeated */
  isDataOfTotals?: boolean
  /** buttons beside the heading */
  actions?: ReactNode
  children: (data: T, freshness: Freshness) => ReactNode
}

/** About the width of a badge with a time, so that the actions beside it do not move. */
const provenancePixels = 195

/** A panel that loads, fails and retries independently. Its data is marked unless it is as fresh as the totals. */
export function DataPanel<T extends Source>(props: DataPanelProps<T>) {
  const { title, query, heightPixels, actions, pageFreshness, isDataOfTotals } = props
  const now = useNow()
  const { currentData: data, error } = query
  const freshness = data && freshnessOf(data, error !== undefined)
  const isSaidByTotals = isSaidByPage(freshness, pageFreshness)
  const Provenance = isSaidByTotals ? DataTime : ProvenanceBadge
  return (
    <div className={`${classes.panel} ${freshness ? classes[freshness] : ''}`}>
      <Panel
        title={title}
        aside={
          (data || !error) && (
            <>
              {!data && <Skeleton height={30} width={provenancePixels} />}
              {data && !(isSaidByTotals && isDataOfTotals) && (
                <Provenance freshness={freshness ?? data.source} asOf={data.asOf} now={now} />
              )}
              {actions}
            </>
          )
        }
      >
        {data || error ? <Body {...props} freshness={freshness} /> : <Loading heightPixels={heightPixels} />}
      </Panel>
    </div>
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

/** A separate component, so that the panel's error boundary catches what it throws. */
function Body<T extends Source>({
  query: { currentData: data, error, refetch },
  broker,
  freshness,
  failedTitle,
  reportedReason,
  pageFreshness,
  children,
}: DataPanelProps<T> & { freshness: Freshness | undefined }) {
  const { t } = useTranslation('portfolio')
  if (!data) return <FailureNotice failure={asFailure(error)} broker={broker} title={failedTitle} retry={refetch} />
  const reason = data.reason === reportedReason ? undefined : data.message
  const stale = isSaidByPage(freshness, pageFreshness) ? undefined : t('panelStale')
  const note = freshness === 'STALE' ? stale : reason
  return (
    <Stack gap="md">
      {note && <p className={classes.note}>{note}</p>}
      {children(data, freshness ?? data.source)}
    </Stack>
  )
}
