import { Button, Skeleton, Title } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatusView } from '../../api/generated'
import actions from '../../shared/actions.module.css'
import { ErrorBoundary } from '../../shared/ErrorBoundary'
import { useMarketZone } from '../../shared/marketZone'
import { Notice } from '../../shared/Notice'
import { StatePill } from '../../shared/StatePill'
import { useDialog } from '../../shared/useDialog'
import { useNow } from '../../shared/useNow'
import classes from './ConnectionCard.module.css'
import { ConnectionFacts } from './ConnectionFacts'
import { stateText } from './stateText'
import { Timeline } from './Timeline'
import { useDisconnect } from './useDisconnect'

const DisconnectDialog = lazy(() => import('./DisconnectDialog'))

interface ConnectionCardProps {
  configId: string
  label: string
  broker: string
  /** undefined until it is loaded */
  status: StatusView | undefined
  /** content of other features: value of the account, connect buttons, login progress, menu */
  summary: ReactNode
  connect: ReactNode
  flow: ReactNode
  menu: ReactNode
  /** a login is in progress, and `flow` describes it */
  isConnecting: boolean
}

/** One connection: its state, its details, its recent activity and its actions. */
export function ConnectionCard({
  configId,
  label,
  broker,
  status,
  summary,
  connect,
  flow,
  menu,
  isConnecting,
}: ConnectionCardProps) {
  const { t } = useTranslation('connection')
  // the countdown to the next attempt shows seconds
  const now = useNow(status?.state === 'ERROR' ? 1_000 : 15_000)
  const dialog = useDialog<'disconnect'>()
  const { disconnect, remains } = useDisconnect(configId, status)
  const headingId = `connection-${configId}`
  const zone = useMarketZone()
  const text = status && !isConnecting && stateText(status, broker, now, zone)

  return (
    <article className={classes.card} aria-labelledby={headingId}>
      <div className={classes.head}>
        <div className={classes.name}>
          <Title order={2} size="h3" id={headingId} tabIndex={-1}>
            {label}
          </Title>
          <StatePill state={status?.state ?? 'LOADING'} />
        </div>
        {menu}
      </div>
      <div className={classes.columns}>
        <div className={classes.details}>
          {text && <p className={classes.text}>{text}</p>}
          {summary}
          {status ? <ConnectionFacts status={status} now={now} /> : <Skeleton height={48} />}
          {remains && (
            <Notice tone="attention" title={t(`disconnect.${remains}Title`, { broker })} role="status">
              <p>{t(`disconnect.${remains}`, { broker })}</p>
            </Notice>
          )}
          <div className={actions.actions}>
            {connect}
            {status && hasSession(status) && (
              <Button
                variant="default"
                aria-label={t('disconnect.named', { label })}
                onClick={(event) => dialog.open('disconnect', event.currentTarget)}
              >
                {t('disconnect.button')}
              </Button>
            )}
          </div>
          {flow}
        </div>
        <ErrorBoundary>
          <Timeline configId={configId} label={label} broker={broker} now={now} />
        </ErrorBoundary>
      </div>
      <Suspense>
        {dialog.shown && (
          <DisconnectDialog label={label} broker={broker} disconnect={disconnect} onClose={dialog.close} />
        )}
      </Suspense>
    </article>
  )
}

/** A session in state ERROR still exists at the broker. */
function hasSession({ state }: StatusView): boolean {
  return state === 'CONNECTED' || state === 'ERROR'
}
