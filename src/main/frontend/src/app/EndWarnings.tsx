import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { BrokerView, ConfigView } from '../api/generated'
import { EndWarning } from '../features/connection/EndWarning'
import { SessionEndedNotice } from '../features/connection/SessionEndedNotice'
import { ConnectButtons } from '../features/handshake/ConnectButtons'
import { FlowPanel } from '../features/handshake/FlowPanel'
import { useProgress } from '../features/handshake/useProgress'
import { useListBrokersQuery } from '../features/setup/setupApi'
import actions from '../shared/actions.module.css'
import { indianZone } from '../shared/marketDate'
import { MarketZone } from '../shared/marketZone'
import { paths } from '../shared/paths'
import { useNow } from '../shared/useNow'
import { ReplaceCredentials } from './connections/ReplaceCredentials'
import { type Connection, selectConnections } from './connections/selectConnections'
import { useAppSelector } from './hooks'
import classes from './Layout.module.css'

/** Warns on every page of sessions that end soon, because prices stop updating then, and of those that have ended. */
export default function EndWarnings() {
  const { data: brokers } = useListBrokersQuery()
  const connections = useAppSelector(selectConnections) ?? []
  return (
    <div className={classes.notices}>
      {connections.map((connection) => (
        <EndNotices
          key={connection.config.id}
          connection={connection}
          brokerView={brokers?.find(({ id }) => id === connection.config.broker)}
        />
      ))}
    </div>
  )
}

interface EndNoticesProps {
  connection: Connection
  /** undefined until it is loaded */
  brokerView: BrokerView | undefined
}

function EndNotices({ connection: { config, status }, brokerView }: EndNoticesProps) {
  const { t } = useTranslation('app')
  const now = useNow()
  const { pathname } = useLocation()
  if (!status) return null
  const broker = brokerView?.name ?? config.broker
  // these pages have the buttons
  const hasButtons = [paths.connections, paths.portfolioOf(config.id)].includes(pathname)
  return (
    <MarketZone value={brokerView?.timeZone ?? indianZone}>
      <EndWarning status={status} broker={broker} now={now}>
        {pathname !== paths.connections && (
          <Anchor component={Link} to={paths.connections} size="sm">
            {t('seeConnection')}
          </Anchor>
        )}
      </EndWarning>
      {!hasButtons && (
        <SessionEndedNotice status={status} broker={broker} now={now}>
          <Login config={config} brokerView={brokerView} />
        </SessionEndedNotice>
      )}
    </MarketZone>
  )
}

/** Follows a login only while its notice is shown. */
function Login({ config, brokerView }: { config: ConfigView; brokerView: BrokerView | undefined }) {
  const { id: configId, label } = config
  const broker = brokerView?.name ?? config.broker
  const progress = useProgress(configId)
  return (
    <>
      <div className={actions.actions}>
        <ConnectButtons
          configId={configId}
          label={label}
          broker={broker}
          isConnected={false}
          wasConnected
          progress={progress}
        />
      </div>
      <FlowPanel
        configId={configId}
        broker={broker}
        progress={progress}
        credentials={<ReplaceCredentials config={config} broker={brokerView} />}
      />
    </>
  )
}
