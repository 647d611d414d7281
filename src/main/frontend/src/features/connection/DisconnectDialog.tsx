import type { StatusView } from '../../api/generated'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { texts } from '../../texts/en'

interface DisconnectDialogProps {
  status: StatusView
  broker: string
  disconnect: () => Promise<unknown>
  onClose: () => void
}

export default function DisconnectDialog({ status, broker, disconnect, onClose }: DisconnectDialogProps) {
  return (
    <ConfirmDialog
      title={texts.disconnect.title(status.label)}
      consequences={texts.disconnect.consequences(broker)}
      confirmLabel={texts.disconnect.button}
      cancelLabel={texts.disconnect.keep}
      failedTitle={texts.disconnect.failedTitle}
      onConfirm={disconnect}
      onClose={onClose}
    />
  )
}
