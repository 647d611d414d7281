import { useTranslation } from 'react-i18next'
import type { AdminConnection } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { type Remains, remainsAtBroker } from '../../shared/remainsAtBroker'
import { useForceDisconnectMutation } from './adminApi'

interface ForceDisconnectDialogProps {
  connection: AdminConnection
  /** called when something remains at the broker */
  onRemaining: (remains: Remains) => void
  onClose: () => void
}

/** Explains and confirms the disconnection of another user's connection. */
export function ForceDisconnectDialog({ connection, onRemaining, onClose }: ForceDisconnectDialogProps) {
  const { t } = useTranslation('admin')
  const { connectionId, label, owner: user } = connection
  const dispatch = useAppDispatch()
  const [disconnect] = useForceDisconnectMutation()
  const confirm = async () => {
    const { warning } = await disconnect({ id: connectionId }).unwrap()
    dispatch(notify(t('disconnect.done', { label, user })))
    const remains = remainsAtBroker(warning)
    if (remains) onRemaining(remains)
  }
  return (
    <ConfirmDialog
      title={t('disconnect.title', { label, user })}
      consequences={[
        t('disconnect.sessionEnds'),
        t('disconnect.userSees'),
        t('disconnect.credentialsStay'),
        t('disconnect.logged'),
      ]}
      confirmLabel={t('disconnect.button')}
      cancelLabel={t('disconnect.keep')}
      failedTitle={t('disconnect.failedTitle')}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
