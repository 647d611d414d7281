import { Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AdminConnection } from '../../api/generated'
import { AttentionPanel } from '../../features/admin/AttentionPanel'
import { BackgroundJobsPanel } from '../../features/admin/BackgroundJobsPanel'
import type { ConnectionActionHandlers } from '../../features/admin/ConnectionActions'
import { ConnectionsPanel } from '../../features/admin/ConnectionsPanel'
import { EventsPanel, noFilter } from '../../features/admin/EventsPanel'
import { FleetHistoryPanel } from '../../features/admin/FleetHistoryPanel'
import { FleetPanel } from '../../features/admin/FleetPanel'
import { ForceDisconnectDialog } from '../../features/admin/ForceDisconnectDialog'
import { KeysPanel } from '../../features/admin/KeysPanel'
import { VerificationPanel } from '../../features/admin/VerificationPanel'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { useDialog } from '../../shared/useDialog'
import { texts } from '../../texts/admin'
import classes from './AdminPage.module.css'

/** What administrators see of everybody's connections, and what they can do. */
export default function AdminPage() {
  const [events, setEvents] = useState(noFilter)
  const [chosen, setChosen] = useState<AdminConnection | null>(null)
  const [isUntold, setUntold] = useState(false)
  const dialog = useDialog<'disconnect'>()
  const changes = useRef<HTMLDivElement>(null)

  const handlers: ConnectionActionHandlers = {
    showEvents: (connection) => {
      setEvents({ ...noFilter, connection })
      const heading = changes.current?.querySelector<HTMLElement>('h2')
      heading?.focus({ preventScroll: true })
      heading?.scrollIntoView()
    },
    openDisconnectDialog: (connection, from) => {
      setChosen(connection)
      setUntold(false)
      dialog.open('disconnect', from)
    },
  }

  return (
    <Stack gap="lg">
      <PageTitle>{texts.title}</PageTitle>
      <p className={classes.lead}>{texts.lead}</p>
      <FleetPanel />
      {isUntold && (
        <Notice tone="attention" title={texts.disconnect.warningTitle} role="status" dismiss={() => setUntold(false)}>
          <p>{texts.disconnect.warning}</p>
        </Notice>
      )}
      <AttentionPanel handlers={handlers} />
      <FleetHistoryPanel />
      <div className={classes.pair}>
        <BackgroundJobsPanel />
        <KeysPanel />
      </div>
      <ConnectionsPanel handlers={handlers} />
      <div ref={changes}>
        <EventsPanel query={events} show={setEvents} />
      </div>
      <VerificationPanel />
      {dialog.shown && chosen && (
        <ForceDisconnectDialog connection={chosen} onWarning={() => setUntold(true)} onClose={dialog.close} />
      )}
    </Stack>
  )
}
