import { Button } from '@mantine/core'
import type { AdminConnection } from '../../api/generated'
import { texts } from '../../texts/admin'
import classes from './ConnectionActions.module.css'

/** What can be done about a connection from wherever it is shown. */
export interface ConnectionActionHandlers {
  showEvents: (connectionId: string) => void
  openDisconnectDialog: (connection: AdminConnection, from: HTMLElement) => void
}

/** The ways on from a connection; ending it only where there is something to end. */
export function ConnectionActions({
  connection,
  handlers,
}: {
  connection: AdminConnection
  handlers: ConnectionActionHandlers
}) {
  const { connectionId, label, owner, state } = connection
  return (
    <div className={classes.handlers}>
      <Button
        variant="default"
        size="xs"
        aria-label={texts.connections.changesOf(label, owner)}
        onClick={() => handlers.showEvents(connectionId)}
      >
        {texts.connections.changes}
      </Button>
      {(state === 'CONNECTED' || state === 'ERROR') && (
        <Button
          variant="default"
          size="xs"
          aria-label={texts.connections.disconnectNamed(label, owner)}
          onClick={(event) => handlers.openDisconnectDialog(connection, event.currentTarget)}
        >
          {texts.connections.disconnect}
        </Button>
      )}
    </div>
  )
}
