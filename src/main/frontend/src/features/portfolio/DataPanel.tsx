import { Button, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { asFailure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { Panel } from '../../shared/Panel'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/portfolio'
import classes from './DataPanel.module.css'
import { type Freshness, freshnessOf, type Provenance } from './freshness'
import { ProvenanceBadge } from './ProvenanceBadge'

/** What is used of a query's result. `currentData` belongs to this account, never to the one shown before. */
export interface SectionQuery<T> {
  currentData?: T | undefined
  error?: unknown
  refetch: () => unknown
}

/** A press that leads back to live numbers; null while it is under way, or not possible. */
export interface Reconnect {
  words: string
  label: string
  press: () => void
}

interface DataPanelProps<T extends Provenance> {
  title: string
  /** what did not work when nothing can be shown */
  failed: string
  query: SectionQuery<T>
  /** height of what will stand here, so that nothing moves when it comes */
  heightPixels: number
  reconnect: Reconnect | null
  /** why the whole page is not live, which this panel need not say again */
  knownReason?: string | undefined
  /** beside the heading: things to press */
  actions?: ReactNode
  children: (data: T, freshness: Freshness) => ReactNode
}

/** A panel that loads, fails and is retried on its own, and always says how good its numbers are. What comes has its place before. */
export function DataPanel<T extends Provenance>(props: DataPanelProps<T>) {
  const { title, query, heightPixels, actions, reconnect } = props
  const now = useNow()
  const { currentData: data, error } = query
  const freshness = data && freshnessOf(data, error !== undefined)
  return (
    <div className={`${classes.panel} ${freshness ? classes[freshness] : ''}`}>
      <Panel
        title={title}
        aside={
          data ? (
            <>
              <ProvenanceBadge freshness={freshness ?? data.source} asOf={data.asOf} now={now} />
              {reconnect && (freshness === 'LAST_KNOWN' || freshness === 'SAMPLE') && (
                <ReconnectButton {...reconnect} />
              )}
              {actions}
            </>
          ) : (
            !error && <Skeleton height={30} width={actions ? 255 : 170} />
          )
        }
      >
        {data || error ? <Body {...props} freshness={freshness} /> : <Loading heightPixels={heightPixels} />}
      </Panel>
    </div>
  )
}

function Loading({ heightPixels }: { heightPixels: number }) {
  return (
    <div role="status" aria-label={texts.loading}>
      <Skeleton height={heightPixels} radius="md" />
    </div>
  )
}

/** A component of its own, so that what it throws stays in the panel's boundary. */
function Body<T extends Provenance>({
  query: { currentData: data, error, refetch },
  freshness,
  failed,
  knownReason,
  children,
}: DataPanelProps<T> & { freshness: Freshness | undefined }) {
  if (!data) return <FailureNotice failure={asFailure(error)} title={failed} retry={refetch} />
  const why = freshness === 'STALE' ? texts.panelStale : data.reason === knownReason ? undefined : data.message
  return (
    <Stack gap="md">
      {why && <p className={classes.note}>{why}</p>}
      {children(data, freshness ?? data.source)}
    </Stack>
  )
}

function ReconnectButton({ words, label, press }: Reconnect) {
  return (
    <Button size="xs" variant="default" aria-label={label} onClick={press}>
      {words}
    </Button>
  )
}
