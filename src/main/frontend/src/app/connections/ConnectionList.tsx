import { Button, Group, Stack } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { BrokerView } from '../../api/generated'
import { useListStatusesQuery } from '../../features/connection/connectionApi'
import { useListBrokersQuery, useListConfigsQuery } from '../../features/setup/setupApi'
import { ErrorBoundary } from '../../shared/ErrorBoundary'
import { FailureNotice } from '../../shared/FailureNotice'
import { LiveStatus } from '../../shared/LiveStatus'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { pollingMillis, selectLiveUpdates } from '../../shared/liveUpdates'
import { indianZone } from '../../shared/marketDate'
import { MarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { useOnline } from '../../shared/useOnline'
import { useAppSelector } from '../hooks'
import { ConnectionItem } from './ConnectionItem'
import { EmptyConnections } from './EmptyConnections'
import { type Connection, selectConnections } from './selectConnections'

const BrokerMenu = lazy(() => import('./BrokerMenu'))

export function ConnectionList({ add }: { add: (broker: string) => void }) {
  const { t } = useTranslation('app')
  const brokers = useListBrokersQuery(undefined, { refetchOnReconnect: true })
  // the event stream does not report a new label
  const configs = useListConfigsQuery(undefined, { refetchOnFocus: true, refetchOnReconnect: true })
  const updates = useAppSelector(selectLiveUpdates)
  const isOnline = useOnline()
  const statuses = useListStatusesQuery(undefined, {
    pollingInterval: pollingMillis(updates),
    refetchOnReconnect: true,
  })
  const connections = useAppSelector(selectConnections)
  const offered = brokers.data?.filter((broker) => broker.offered)
  const failure = configs.error ?? brokers.error ?? (statuses.data ? undefined : statuses.error)
  // what is shown is the last known data, as the notice above the page says
  const isExplained = !isOnline && connections !== undefined
  const retry = () => {
    for (const query of [brokers, configs, statuses]) if (query.error) query.refetch()
  }

  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <div>
          <PageTitle>{t('connections.title')}</PageTitle>
          {isOnline ? (
            <LiveStatus state={updates}>{t(`live.${updates}`)}</LiveStatus>
          ) : (
            <LiveStatus state="off">{t('live.offline')}</LiveStatus>
          )}
        </div>
        {connections && connections.length > 0 && <AddAccount brokers={offered} add={add} />}
      </Group>
      {failure && !isExplained && (
        <FailureNotice failure={asFailure(failure)} title={t('connections.failedTitle')} retry={retry} />
      )}
      {!failure && statuses.error && !isExplained && (
        <Notice tone="attention" title={t('connections.staleTitle')} role="status">
          <p>{t('connections.stale')}</p>
        </Notice>
      )}
      {!connections && !failure && <LoadingBlock label={t('connections.loading')} />}
      {connections?.length === 0 && (
        <EmptyConnections>
          <Group justify="center">
            <ConnectButtons brokers={offered} add={add} />
          </Group>
        </EmptyConnections>
      )}
      {connections && brokers.data && <Items connections={connections} brokers={brokers.data} />}
    </Stack>
  )
}

function Items({ connections, brokers }: { connections: Connection[]; brokers: BrokerView[] }) {
  return connections.map((connection) => {
    const broker = brokers.find(({ id }) => id === connection.config.broker)
    return (
      <ErrorBoundary key={connection.config.id}>
        <MarketZone value={broker?.timeZone ?? indianZone}>
          <ConnectionItem connection={connection} broker={broker} />
        </MarketZone>
      </ErrorBoundary>
    )
  })
}

interface AddProps {
  brokers: BrokerView[] | undefined
  add: (broker: string) => void
}

/** A button for the only broker, and a menu where there are several. */
function AddAccount({ brokers = [], add }: AddProps) {
  const { t } = useTranslation('app')
  const [only] = brokers
  if (!only) return null
  if (brokers.length === 1) {
    return <Button onClick={() => add(only.id)}>{t('connections.addAccount', { broker: only.name })}</Button>
  }
  return (
    <Suspense fallback={<Button disabled>{t('connections.add')}</Button>}>
      <BrokerMenu brokers={brokers} add={add} />
    </Suspense>
  )
}

function ConnectButtons({ brokers = [], add }: AddProps) {
  const { t } = useTranslation('app')
  return brokers.map(({ id, name }) => (
    <Button key={id} onClick={() => add(id)}>
      {t('connections.connect', { broker: name })}
    </Button>
  ))
}
