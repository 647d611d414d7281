import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AdminConnection } from '../../api/generated'
import classes from './ConnectionActions.module.css'

/** The handlers of a connection's buttons. */
export interface ConnectionActionHandlers {
  showLog: (connectionId: string) => void
  /** @param opener gets the focus back when the dialog closes */
  openDisconnectDialog: (connection: AdminConnection, opener: HTMLElement) => void
}

interface ConnectionActionsProps {
  connection: AdminConnection
  handlers: ConnectionActionHandlers
}

/** The buttons of a connection. Disconnect is offered only for a connection that has a session. */
export function ConnectionActions({ connection, handlers }: ConnectionActionsProps) {
  const { t } = useTranslation('admin')
  const { connectionId, label, owner: user, state } = connection
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        size="xs"
        aria-label={t('connections.logOf', { label, user })}
        onClick={() => handlers.showLog(connectionId)}
      >
        {t('connections.log')}
      </Button>
      {(state === 'CONNECTED' || state === 'ERROR') && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('connections.disconnectNamed', { label, user })}
          onClick={(event) => handlers.openDisconnectDialog(connection, event.currentTarget)}
        >
          {t('connections.disconnect')}
        </Button>
      )}
    </div>
  )
}
