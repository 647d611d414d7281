import { Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BrokerView } from '../../api/generated'
import { ConnectButtons } from '../../features/handshake/ConnectButtons'
import { FlowPanel } from '../../features/handshake/FlowPanel'
import { useProgress } from '../../features/handshake/useProgress'
import { PortfolioPanels } from '../../features/portfolio/PortfolioPanels'
import { indianZone } from '../../shared/marketDate'
import { MarketZone } from '../../shared/marketZone'
import { PageTitle } from '../../shared/PageTitle'
import { StatePill } from '../../shared/StatePill'
import { isOutdated } from '../connections/ConnectionItem'
import { ReplaceCredentials } from '../connections/ReplaceCredentials'
import type { Connection } from '../connections/selectConnections'
import { wasConnected } from '../connections/selectConnections'
import { OtherAccounts } from './OtherAccounts'

interface ConnectedPortfolioProps {
  connection: Connection
  /** undefined until it is loaded */
  brokerView: BrokerView | undefined
}

/** The portfolio of a connection, with its state and the buttons that start a login. */
export function ConnectedPortfolio({ connection: { config, status }, brokerView }: ConnectedPortfolioProps) {
  const { t } = useTranslation('portfolio')
  const progress = useProgress(config.id)
  const { id: configId, label } = config
  const broker = brokerView?.name ?? config.broker
  const credentials = <ReplaceCredentials config={config} broker={brokerView} />
  return (
    <MarketZone value={brokerView?.timeZone ?? indianZone}>
      <Stack gap="md">
        <Group gap="md">
          <PageTitle documentTitle={t('titleOf', { label })}>{label}</PageTitle>
          <StatePill state={status?.state ?? 'LOADING'} />
          <OtherAccounts configId={configId} />
        </Group>
        <FlowPanel
          configId={configId}
          broker={broker}
          progress={isOutdated(progress, status) ? null : progress}
          credentials={credentials}
        />
        <PortfolioPanels
          configId={configId}
          label={label}
          broker={broker}
          hasTransactions={brokerView?.transactions === true}
          connect={
            status && (
              <ConnectButtons
                configId={configId}
                label={label}
                broker={broker}
                isConnected={status.state === 'CONNECTED'}
                wasConnected={wasConnected(status)}
                progress={progress}
              />
            )
          }
          credentials={credentials}
        />
      </Stack>
    </MarketZone>
  )
}
