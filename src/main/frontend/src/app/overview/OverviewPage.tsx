import '../moreStyles'
import { Anchor, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { asFailure } from '../../api/failure'
import { useListStatusesQuery } from '../../features/connection/connectionApi'
import { NetWorthPanels } from '../../features/portfolio/overview/NetWorthPanels'
import { useListBrokersQuery, useListConfigsQuery } from '../../features/setup/setupApi'
import { FailureNotice } from '../../shared/FailureNotice'
import { LoadingBlock } from '../../shared/LoadingBlock'
import { pollingMillis, selectLiveUpdates } from '../../shared/liveUpdates'
import { indianZone } from '../../shared/marketDate'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import { useAppSelector } from '../hooks'

/** What all accounts of the person are worth together. */
export default function OverviewPage() {
  const { t } = useTranslation('overview')
  const configs = useListConfigsQuery()
  const { data: brokers } = useListBrokersQuery()
  useListStatusesQuery(undefined, { pollingInterval: pollingMillis(useAppSelector(selectLiveUpdates)) })
  const accounts = useMemo(() => configs.data?.map(({ id, label }) => ({ configId: id, label })), [configs.data])
  const zoneOf = (configId: string) => {
    const broker = configs.data?.find(({ id }) => id === configId)?.broker
    return brokers?.find(({ id }) => id === broker)?.timeZone ?? indianZone
  }
  return (
    <Stack gap="lg">
      <PageTitle>{t('title')}</PageTitle>
      {configs.error && !accounts && (
        <FailureNotice failure={asFailure(configs.error)} title={t('failedTitle')} retry={configs.refetch} />
      )}
      {!configs.error && !accounts && <LoadingBlock label={t('loading')} heights={[220]} />}
      {accounts && (
        <NetWorthPanels
          accounts={accounts}
          zoneOf={zoneOf}
          connect={
            <Anchor component={Link} to={paths.connections}>
              {t('toConnections')}
            </Anchor>
          }
          linkTo={({ configId, label }) => (
            <Anchor component={Link} to={paths.portfolioOf(configId)}>
              {label}
            </Anchor>
          )}
        />
      )}
    </Stack>
  )
}
