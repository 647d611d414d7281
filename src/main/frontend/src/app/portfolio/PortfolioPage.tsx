import '../moreStyles'
import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { asFailure } from '../../api/failure'
import { useListStatusesQuery } from '../../features/connection/connectionApi'
import { useListBrokersQuery, useListConfigsQuery } from '../../features/setup/setupApi'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { pollingMillis, selectLiveUpdates } from '../../shared/liveUpdates'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import { selectConnections } from '../connections/selectConnections'
import { useAppSelector } from '../hooks'
import { ConnectedPortfolio } from './ConnectedPortfolio'

/** The portfolio of one connection. */
export default function PortfolioPage() {
  const { t } = useTranslation(['portfolio', 'common'])
  const { configId = '' } = useParams()
  const configs = useListConfigsQuery()
  const { data: brokers } = useListBrokersQuery()
  useListStatusesQuery(undefined, { pollingInterval: pollingMillis(useAppSelector(selectLiveUpdates)) })
  const connections = useAppSelector(selectConnections)
  const connection = connections?.find(({ config }) => config.id === configId)

  if (connection) {
    const broker = brokers?.find(({ id }) => id === connection.config.broker)
    return <ConnectedPortfolio key={configId} connection={connection} brokerView={broker} />
  }
  return (
    <Stack gap="lg">
      <PageTitle>{t('title')}</PageTitle>
      {configs.error && (
        <FailureNotice failure={asFailure(configs.error)} title={t('failedTitle')} retry={configs.refetch} />
      )}
      {!configs.error && !connections && <LoadingBlock label={t('loading')} heights={[150, 420, 480]} />}
      {connections && (
        <Notice tone="attention" title={t('notFoundTitle')}>
          <p>{t('notFound')}</p>
          <Link to={paths.connections}>{t('common:backToConnections')}</Link>
        </Notice>
      )}
    </Stack>
  )
}
