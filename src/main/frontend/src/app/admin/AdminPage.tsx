import '../moreStyles'
import { Stack } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminConnection } from '../../api/generated'
import { AttentionPanel } from '../../features/admin/AttentionPanel'
import { AuditLogPanel } from '../../features/admin/AuditLogPanel'
import { noFilter } from '../../features/admin/auditLogFilter'
import { BackgroundJobsPanel } from '../../features/admin/BackgroundJobsPanel'
import type { ConnectionActionHandlers } from '../../features/admin/ConnectionActions'
import { ConnectionsPanel } from '../../features/admin/ConnectionsPanel'
import { DoctorPanel } from '../../features/admin/DoctorPanel'
import { FleetHistoryPanel } from '../../features/admin/FleetHistoryPanel'
import { FleetPanel } from '../../features/admin/FleetPanel'
import { ForceDisconnectDialog } from '../../features/admin/ForceDisconnectDialog'
import { KeysPanel } from '../../features/admin/KeysPanel'
import { VerificationPanel } from '../../features/admin/VerificationPanel'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import type { Remains } from '../../shared/remainsAtBroker'
import { useDialog } from '../../shared/useDialog'
import classes from './AdminPage.module.css'

/** The page for administrators: all connections, background jobs, keys and the audit log. */
export default function AdminPage() {
  const { t } = useTranslation('admin')
  const [logFilter, setLogFilter] = useState(noFilter)
  const [selected, setSelected] = useState<AdminConnection | null>(null)
  const [remains, setRemains] = useState<Remains | null>(null)
  const dialog = useDialog<'disconnect'>()
  const log = useRef<HTMLDivElement>(null)

  const handlers: ConnectionActionHandlers = {
    showLog: (connection) => {
      setLogFilter({ ...noFilter, connection })
      const heading = log.current?.querySelector<HTMLElement>('h2')
      heading?.focus({ preventScroll: true })
      heading?.scrollIntoView()
    },
    openDisconnectDialog: (connection, opener) => {
      setSelected(connection)
      setRemains(null)
      dialog.open('disconnect', opener)
    },
  }

  return (
    <Stack gap="lg">
      <PageTitle>{t('title')}</PageTitle>
      <p className={classes.lead}>{t('lead')}</p>
      <FleetPanel />
      {remains && (
        <Notice tone="attention" title={t(`disconnect.${remains}Title`)} role="status" dismiss={() => setRemains(null)}>
          <p>{t(`disconnect.${remains}`)}</p>
        </Notice>
      )}
      <AttentionPanel handlers={handlers} />
      <FleetHistoryPanel />
      <div className={classes.pair}>
        <BackgroundJobsPanel />
        <KeysPanel />
      </div>
      <ConnectionsPanel handlers={handlers} />
      <div ref={log}>
        <AuditLogPanel filter={logFilter} onFilter={setLogFilter} />
      </div>
      <VerificationPanel />
      <DoctorPanel />
      {dialog.shown && selected && (
        <ForceDisconnectDialog connection={selected} onRemaining={setRemains} onClose={dialog.close} />
      )}
    </Stack>
  )
}
