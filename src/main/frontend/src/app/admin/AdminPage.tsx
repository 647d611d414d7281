import { Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AdminConnection } from '../../api/generated'
import type { Acts } from '../../features/admin/ActOn'
import { ConnectionsPanel } from '../../features/admin/ConnectionsPanel'
import { EventsPanel, everything } from '../../features/admin/EventsPanel'
import { FleetPanel } from '../../features/admin/FleetPanel'
import { ForceDisconnect } from '../../features/admin/ForceDisconnect'
import { HistoryPanel } from '../../features/admin/HistoryPanel'
import { KeysPanel } from '../../features/admin/KeysPanel'
import { ProblemsPanel } from '../../features/admin/ProblemsPanel'
import { UpkeepPanel } from '../../features/admin/UpkeepPanel'
import { VerificationPanel } from '../../features/admin/VerificationPanel'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { useDialog } from '../../shared/useDialog'
import { texts } from '../../texts/admin'
import classes from './AdminPage.module.css'

/** What administrators see of everybody's connections, and what they can do. */
export default function AdminPage() {
  const [events, setEvents] = useState(everything)
  const [chosen, setChosen] = useState<AdminConnection | null>(null)
  const [isUntold, setUntold] = useState(false)
  const dialog = useDialog<'disconnect'>()
  const changes = useRef<HTMLDivElement>(null)

  const acts: Acts = {
    showChanges: (connection) => {
      setEvents({ ...everything, connection })
      const heading = changes.current?.querySelector<HTMLElement>('h2')
      heading?.focus({ preventScroll: true })
      heading?.scrollIntoView()
    },
    askToDisconnect: (connection, from) => {
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
      <ProblemsPanel acts={acts} />
      <HistoryPanel />
      <div className={classes.pair}>
        <UpkeepPanel />
        <KeysPanel />
      </div>
      <ConnectionsPanel acts={acts} />
      <div ref={changes}>
        <EventsPanel query={events} show={setEvents} />
      </div>
      <VerificationPanel />
      {dialog.shown && chosen && (
        <ForceDisconnect connection={chosen} onWarning={() => setUntold(true)} onClose={dialog.close} />
      )}
    </Stack>
  )
}
