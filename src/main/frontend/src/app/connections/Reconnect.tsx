import { ConnectButtons } from '../../features/handshake/ConnectButtons'
import { FlowPanel } from '../../features/handshake/FlowPanel'
import { useProgress } from '../../features/handshake/useProgress'
import { useListBrokersQuery } from '../../features/setup/setupApi'
import actions from '../../shared/actions.module.css'
import { useAppSelector } from '../hooks'
import { selectConnection, wasConnected } from './selectConnections'

/** One press to log in at the broker, and how that goes on: for every place that shows data which is not live. */
export function Reconnect({ configId }: { configId: string }) {
  const connection = useAppSelector((state) => selectConnection(state, configId))
  const { data: brokers = [] } = useListBrokersQuery()
  const progress = useProgress(configId)
  if (!connection?.status) return null
  const { config, status } = connection
  const broker = brokers.find(({ id }) => id === config.broker)?.name ?? config.broker
  return (
    <>
      <div className={actions.actions}>
        <ConnectButtons
          configId={configId}
          label={config.label}
          broker={broker}
          isConnected={status.state === 'CONNECTED'}
          wasConnected={wasConnected(status)}
          progress={progress}
        />
      </div>
      <FlowPanel configId={configId} broker={broker} progress={progress} />
    </>
  )
}
