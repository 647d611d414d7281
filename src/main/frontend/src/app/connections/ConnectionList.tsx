import { Button, Group, Stack } from '@mantine/core'
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
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { useAppSelector } from '../hooks'
import { ConnectionItem } from './ConnectionItem'
import { EmptyConnections } from './EmptyConnections'
import { type Connection, selectConnections } from './selectConnections'

export function ConnectionList({ add }: { add: (broker: string) => void }) {
  const { t } = useTranslation('app')
  const brokers = useListBrokersQuery()
  // the event stream does not report a new label
  const configs = useListConfigsQuery(undefined, { refetchOnFocus: true, refetchOnReconnect: true })
  const updates = useAppSelector(selectLiveUpdates)
  const statuses = useListStatusesQuery(undefined, {
    pollingInterval: pollingMillis(updates),
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
          <PageTitle>{t('connections.title')}</PageTitle>
          <LiveStatus state={updates}>{t(`live.${updates}`)}</LiveStatus>
        </div>
        {connections && connections.length > 0 && (
          <AddButtons text="connections.addAccount" brokers={brokers.data} add={add} />
        )}
      </Group>
      {failure && <FailureNotice failure={asFailure(failure)} title={t('connections.failedTitle')} retry={retry} />}
      {!failure && statuses.error && (
        <Notice tone="attention" title={t('connections.staleTitle')} role="status">
          <p>{t('connections.stale')}</p>
        </Notice>
      )}
      {!connections && !failure && <LoadingBlock label={t('connections.loading')} />}
      {connections?.length === 0 && (
        <EmptyConnections>
          <AddButtons text="connections.connect" brokers={brokers.data} add={add} />
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

interface AddButtonsProps {
  text: 'connections.connect' | 'connections.addAccount'
  brokers: BrokerView[] | undefined
  add: (broker: string) => void
}

function AddButtons({ text, brokers = [], add }: AddButtonsProps) {
  const { t } = useTranslation('app')
  return brokers.map(({ id, name }) => (
    <Button key={id} onClick={() => add(id)}>
      {t(text, { broker: name })}
    </Button>
  ))
}
