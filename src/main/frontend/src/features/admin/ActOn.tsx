import { Button } from '@mantine/core'
import type { AdminConnection } from '../../api/generated'
import { texts } from '../../texts/admin'
import classes from './ActOn.module.css'

/** What can be done about a connection from wherever it is shown. */
export interface Acts {
  showChanges: (connectionId: string) => void
  askToDisconnect: (connection: AdminConnection, from: HTMLElement) => void
}

/** The ways on from a connection; ending it only where there is something to end. */
export function ActOn({ connection, acts }: { connection: AdminConnection; acts: Acts }) {
  const { connectionId, label, owner, state } = connection
  return (
    <div className={classes.acts}>
      <Button
        variant="default"
        size="xs"
        aria-label={texts.connections.changesOf(label, owner)}
        onClick={() => acts.showChanges(connectionId)}
      >
        {texts.connections.changes}
      </Button>
      {(state === 'CONNECTED' || state === 'ERROR') && (
        <Button
          variant="default"
          size="xs"
          aria-label={texts.connections.disconnectNamed(label, owner)}
          onClick={(event) => acts.askToDisconnect(connection, event.currentTarget)}
        >
          {texts.connections.disconnect}
        </Button>
      )}
    </div>
  )
}
