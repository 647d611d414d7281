import type { AdminConnection } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/admin'
import { useForceDisconnectMutation } from './adminApi'

interface ForceDisconnectDialogProps {
  connection: AdminConnection
  /** the broker could not be told yet */
  onWarning: () => void
  onClose: () => void
}

/** Says what ending somebody's connection means, and does it. */
export function ForceDisconnectDialog({ connection, onWarning, onClose }: ForceDisconnectDialogProps) {
  const { connectionId, label, owner } = connection
  const dispatch = useAppDispatch()
  const [disconnect] = useForceDisconnectMutation()
  const confirm = async () => {
    const { warning } = await disconnect({ id: connectionId }).unwrap()
    dispatch(somethingHappened(texts.disconnect.done(label, owner)))
    if (warning) onWarning()
  }
  return (
    <ConfirmDialog
      title={texts.disconnect.title(label, owner)}
      consequences={texts.disconnect.consequences}
      confirmLabel={texts.disconnect.button}
      keepLabel={texts.disconnect.keep}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
