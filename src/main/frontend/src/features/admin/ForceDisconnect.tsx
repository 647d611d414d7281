import type { AdminConnection } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { announce } from '../../shared/announcements'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { texts } from '../../texts/admin'
import { useForceDisconnectMutation } from './adminApi'

interface ForceDisconnectProps {
  connection: AdminConnection
  /** the broker could not be told yet */
  onWarning: () => void
  onClose: () => void
}

/** Says what ending somebody's connection means, and does it. */
export function ForceDisconnect({ connection, onWarning, onClose }: ForceDisconnectProps) {
  const { connectionId, label, owner } = connection
  const dispatch = useAppDispatch()
  const [disconnect] = useForceDisconnectMutation()
  const confirm = async () => {
    const { warning } = await disconnect({ id: connectionId }).unwrap()
    dispatch(announce(texts.disconnect.done(label, owner)))
    if (warning) onWarning()
  }
  return (
    <ConfirmDialog
      title={texts.disconnect.title(label, owner)}
      consequences={texts.disconnect.consequences}
      confirmLabel={texts.disconnect.button}
      cancelLabel={texts.disconnect.keep}
      failedTitle={texts.disconnect.failedTitle}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
