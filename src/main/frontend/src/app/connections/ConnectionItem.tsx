import { Button, Skeleton } from '@mantine/core'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BrokerView, StatusView } from '../../api/generated'
import { ConnectionCard } from '../../features/connection/ConnectionCard'
import { ConnectButtons } from '../../features/handshake/ConnectButtons'
import { FlowPanel } from '../../features/handshake/FlowPanel'
import { PasteTokenButton } from '../../features/handshake/PasteTokenButton'
import { PushLoginButton } from '../../features/handshake/PushLoginButton'
import type { Progress } from '../../features/handshake/progress'
import { useProgress } from '../../features/handshake/useProgress'
import { ErrorBoundary } from '../../shared/ErrorBoundary'
import { MenuPlaceholder } from '../../shared/MenuPlaceholder'
import { paths } from '../../shared/paths'
import { withTexts } from '../withTexts'
import { ReplaceCredentials } from './ReplaceCredentials'
import { type Connection, needsCredentials, wasConnected } from './selectConnections'
import { useLanding } from './useLanding'

const loadSummary = () => withTexts(import('../../features/portfolio/AccountSummary'), 'portfolio')
const AccountSummary = lazy(loadSummary)
const ConfigMenu = lazy(() => import('../../features/setup/ConfigMenu'))

interface ConnectionItemProps {
  connection: Connection
  broker: BrokerView | undefined
}

/** A connection's card with what the features set-up, connection and handshake show on it. */
export function ConnectionItem({ connection, broker }: ConnectionItemProps) {
  const { config, status } = connection
  const progress = useProgress(config.id)
  const { t } = useTranslation('app')
  const name = broker?.name ?? config.broker
  const { id, label } = config
  const waysIn = broker?.waysIn ?? ['CONSENT']
  const land = useLanding(connection, name, progress)
  // before it is needed, so that an account that is connected while the network is away can be shown
  useEffect(() => void loadSummary().catch(() => {}), [])
  const credentials = <ReplaceCredentials config={config} broker={broker} />
  const hasPortfolio = status !== undefined && wasConnected(status)
  return (
    <ConnectionCard
      configId={config.id}
      label={config.label}
      broker={name}
      status={status}
      isConnecting={progress?.step === 'waiting'}
      menu={
        <Suspense fallback={<MenuPlaceholder />}>
          <ConfigMenu config={config} broker={broker} />
        </Suspense>
      }
      summary={
        hasPortfolio && (
          <ErrorBoundary>
            <Suspense fallback={<Skeleton height={74} />}>
              <AccountSummary configId={id} />
            </Suspense>
          </ErrorBoundary>
        )
      }
      connect={
        status && (
          <>
            {hasPortfolio && (
              <Button
                component={Link}
                to={paths.portfolioOf(id)}
                variant={status.state === 'CONNECTED' ? 'filled' : 'default'}
                aria-label={t('connections.viewNamed', { label })}
              >
                {t('connections.view')}
              </Button>
            )}
            {/* the notice of a failed login has the button too */}
            {needsCredentials(status) && progress?.step !== 'over' && credentials}
            {waysIn.includes('CONSENT') && (
              <ConnectButtons
                configId={id}
                label={label}
                broker={name}
                isConnected={status.state === 'CONNECTED'}
                wasConnected={hasPortfolio}
                progress={progress}
              />
            )}
            {/* renews the session of an account that is known */}
            {waysIn.includes('PUSH') && hasPortfolio && status.state !== 'DISCONNECTED' && (
              <PushLoginButton config={config} broker={name} />
            )}
            {waysIn.includes('PASTED_TOKEN') && progress?.step !== 'waiting' && (
              <PasteTokenButton
                config={config}
                broker={name}
                isPrimary={!waysIn.includes('CONSENT') && status.state !== 'CONNECTED'}
                onConnected={land}
              />
            )}
          </>
        )
      }
      flow={
        <FlowPanel
          configId={config.id}
          broker={name}
          progress={isOutdated(progress, status) ? null : progress}
          credentials={credentials}
        />
      }
    />
  )
}

/** The login succeeded, but the connection has ended since. */
export function isOutdated(progress: Progress | null, status: StatusView | undefined): boolean {
  return progress?.step === 'connected' && status?.state !== 'CONNECTED'
}
