import { Button, Skeleton, Title } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import type { StatusView } from '../../api/generated'
import actions from '../../shared/actions.module.css'
import { ErrorBoundary } from '../../shared/ErrorBoundary'
import { Notice } from '../../shared/Notice'
import { StatePill } from '../../shared/StatePill'
import { useDialog } from '../../shared/useDialog'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/en'
import classes from './ConnectionCard.module.css'
import { ConnectionFacts } from './ConnectionFacts'
import { useDisconnectMutation } from './connectionApi'
import { stateSentence } from './stateSentence'
import { Timeline } from './Timeline'

const DisconnectDialog = lazy(() => import('./DisconnectDialog'))

interface ConnectionCardProps {
  configId: string
  label: string
  broker: string
  /** absent while it is being fetched for the first time */
  status: StatusView | undefined
  /** what other features put on the card: how to connect it, how to edit it */
  connect: ReactNode
  flow: ReactNode
  menu: ReactNode
  /** the flow itself says what is going on */
  isConnecting: boolean
}

/** One connection: its state in words, icon and colour, what is known of it, and what can be done. */
export function ConnectionCard({
  configId,
  label,
  broker,
  status,
  connect,
  flow,
  menu,
  isConnecting,
}: ConnectionCardProps) {
  // a try that is waited for is counted down by seconds
  const now = useNow(status?.state === 'ERROR' ? 1_000 : 15_000)
  const dialog = useDialog<'disconnect'>()
  const [disconnect, { data: result }] = useDisconnectMutation({ fixedCacheKey: `disconnect-${configId}` })
  const headingId = `connection-${configId}`
  const sentence = status && !isConnecting && stateSentence(status, broker, now)

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
        <div className={classes.present}>
          {sentence && <p className={classes.sentence}>{sentence}</p>}
          {status ? <ConnectionFacts status={status} now={now} /> : <Skeleton height={48} />}
          {status?.state === 'DISCONNECTED' && result?.warning && (
            <Notice tone="attention" title={texts.disconnect.warningTitle(broker)} role="status">
              <p>{texts.disconnect.warning(broker)}</p>
            </Notice>
          )}
          <div className={actions.actions}>
            {connect}
            {status && hasSession(status) && (
              <Button
                variant="default"
                aria-label={texts.card.disconnectNamed(label)}
                onClick={(event) => dialog.open('disconnect', event.currentTarget)}
              >
                {texts.card.disconnect}
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
        {dialog.shown && status && (
          <DisconnectDialog
            status={status}
            broker={broker}
            disconnect={() => disconnect({ id: configId }).unwrap()}
            onClose={dialog.close}
          />
        )}
      </Suspense>
    </article>
  )
}

/** There is something to end: a session that lives, or one that has merely stopped answering. */
function hasSession({ state }: StatusView): boolean {
  return state === 'CONNECTED' || state === 'ERROR'
}
