import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { EndWarning } from '../features/connection/EndWarning'
import { SessionEndedNotice } from '../features/connection/SessionEndedNotice'
import { ConnectButtons } from '../features/handshake/ConnectButtons'
import { FlowPanel } from '../features/handshake/FlowPanel'
import { useProgress } from '../features/handshake/useProgress'
import { useListBrokersQuery } from '../features/setup/setupApi'
import actions from '../shared/actions.module.css'
import { paths } from '../shared/paths'
import { useNow } from '../shared/useNow'
import { type Connection, selectConnections } from './connections/selectConnections'
import { useAppSelector } from './hooks'
import classes from './Layout.module.css'

/** Warns on every page of sessions that end soon, because prices stop updating then, and of those that have ended. */
export function EndWarnings() {
  const { data: brokers } = useListBrokersQuery()
  const connections = useAppSelector(selectConnections) ?? []
  return (
    <div className={classes.notices}>
      {connections.map((connection) => (
        <EndNotices
          key={connection.config.id}
          connection={connection}
          broker={brokers?.find(({ id }) => id === connection.config.broker)?.name ?? connection.config.broker}
        />
      ))}
    </div>
  )
}

function EndNotices({ connection: { config, status }, broker }: { connection: Connection; broker: string }) {
  const { t } = useTranslation('app')
  const now = useNow()
  const { pathname } = useLocation()
  if (!status) return null
  // these pages have the buttons
  const hasButtons = [paths.connections, paths.portfolioOf(config.id)].includes(pathname)
  return (
    <>
      <EndWarning status={status} broker={broker} now={now}>
        {pathname !== paths.connections && (
          <Anchor component={Link} to={paths.connections} size="sm">
            {t('seeConnection')}
          </Anchor>
        )}
      </EndWarning>
      {!hasButtons && (
        <SessionEndedNotice status={status} broker={broker} now={now}>
          <Login configId={config.id} label={config.label} broker={broker} />
        </SessionEndedNotice>
      )}
    </>
  )
}

/** Follows a login only while its notice is shown. */
function Login({ configId, label, broker }: { configId: string; label: string; broker: string }) {
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
      <FlowPanel configId={configId} broker={broker} progress={progress} />
    </>
  )
}
