import { Button, Group, Stack } from '@mantine/core'
import { asFailure } from '../../api/failure'
import type { BrokerView } from '../../api/generated'
import { useListStatusesQuery } from '../../features/connection/connectionApi'
import { useListBrokersQuery, useListConfigsQuery } from '../../features/setup/setupApi'
import { ErrorBoundary } from '../../shared/ErrorBoundary'
import { FailureNotice } from '../../shared/FailureNotice'
import { LiveLine } from '../../shared/LiveLine'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { fallBackMillis, selectLiveUpdates } from '../../shared/liveUpdates'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { texts } from '../../texts/en'
import { useAppSelector } from '../hooks'
import { ConnectionItem } from './ConnectionItem'
import { EmptyConnections } from './EmptyConnections'
import { type Connection, selectConnections } from './selectConnections'

export function ConnectionList({ add }: { add: (broker: string) => void }) {
  const brokers = useListBrokersQuery()
  // a new label is no change that the stream tells of
  const configs = useListConfigsQuery(undefined, { refetchOnFocus: true, refetchOnReconnect: true })
  const updates = useAppSelector(selectLiveUpdates)
  const statuses = useListStatusesQuery(undefined, {
    pollingInterval: fallBackMillis(updates),
    refetchOnReconnect: true,
  })
  const connections = useAppSelector(selectConnections)
  const failure = configs.error ?? brokers.error ?? (statuses.data ? undefined : statuses.error)
  const retry = () => {
    for (const query of [brokers, configs, statuses]) if (query.error) query.refetch()
  }

  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <div>
          <PageTitle>{texts.connections.title}</PageTitle>
          <LiveLine liveness={updates}>{texts.live[updates]}</LiveLine>
        </div>
        {connections && connections.length > 0 && <AddButtons brokers={brokers.data} add={add} />}
      </Group>
      {failure && <FailureNotice failure={asFailure(failure)} title={texts.connections.failedTitle} retry={retry} />}
      {!failure && statuses.error && (
        <Notice tone="attention" title={texts.connections.staleTitle} role="status">
          <p>{texts.connections.stale}</p>
        </Notice>
      )}
      {!connections && !failure && <LoadingBlock label={texts.connections.loadingLabel} />}
      {connections?.length === 0 && (
        <EmptyConnections>
          <AddButtons brokers={brokers.data} add={add} />
        </EmptyConnections>
      )}
      {connections && brokers.data && <Items connections={connections} brokers={brokers.data} />}
    </Stack>
  )
}

function Items({ connections, brokers }: { connections: Connection[]; brokers: BrokerView[] }) {
  return connections.map((connection) => (
    <ErrorBoundary key={connection.config.id}>
      <ConnectionItem connection={connection} broker={brokers.find(({ id }) => id === connection.config.broker)} />
    </ErrorBoundary>
  ))
}

function AddButtons({ brokers = [], add }: { brokers: BrokerView[] | undefined; add: (broker: string) => void }) {
  return brokers.map(({ id, name }) => (
    <Button key={id} onClick={() => add(id)}>
      {texts.connections.add(name)}
    </Button>
  ))
}
