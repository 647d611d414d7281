import { Group, Stack } from '@mantine/core'
import { ConnectButtons } from '../../features/handshake/ConnectButtons'
import { connect } from '../../features/handshake/connect'
import { FlowPanel } from '../../features/handshake/FlowPanel'
import { useProgress } from '../../features/handshake/useProgress'
import { PortfolioPanels } from '../../features/portfolio/PortfolioPanels'
import { PageTitle } from '../../shared/PageTitle'
import { StatePill } from '../../shared/StatePill'
import { texts as general } from '../../texts/en'
import { texts } from '../../texts/portfolio'
import { isOutdated } from '../connections/ConnectionItem'
import type { Connection } from '../connections/selectConnections'
import { wasConnected } from '../connections/selectConnections'
import { useAppDispatch } from '../hooks'
import { OtherAccounts } from './OtherAccounts'

interface ConnectedPortfolioProps {
  connection: Connection
  /** its name */
  broker: string
}

/** Puts the portfolio together with the connection that it comes through, and the way to bring that back. */
export function ConnectedPortfolio({ connection: { config, status }, broker }: ConnectedPortfolioProps) {
  const dispatch = useAppDispatch()
  const progress = useProgress(config.id)
  const before = status && wasConnected(status)
  const words = before ? general.connect.reconnect(broker) : general.connect.connect(broker)
  const isUnderWay = progress?.step === 'starting' || progress?.step === 'waiting'
  return (
    <Stack gap="md">
      <Group gap="md">
        <PageTitle documentTitle={texts.titleOf(config.label)}>{config.label}</PageTitle>
        <StatePill state={status?.state ?? 'LOADING'} />
        <OtherAccounts configId={config.id} />
      </Group>
      <FlowPanel configId={config.id} broker={broker} progress={isOutdated(progress, status) ? null : progress} />
      <PortfolioPanels
        configId={config.id}
        label={config.label}
        connect={
          status && (
            <ConnectButtons
              configId={config.id}
              label={config.label}
              broker={broker}
              isConnected={status.state === 'CONNECTED'}
              wasConnected={wasConnected(status)}
              progress={progress}
            />
          )
        }
        reconnect={
          isUnderWay
            ? null
            : {
                words,
                label: general.connect.named(words, config.label),
                press: () => dispatch(connect(config.id, 'popup')),
              }
        }
      />
    </Stack>
  )
}
