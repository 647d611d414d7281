import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../shared/ConfirmDialog'

interface DisconnectDialogProps {
  label: string
  broker: string
  disconnect: () => Promise<unknown>
  onClose: () => void
}

export default function DisconnectDialog({ label, broker, disconnect, onClose }: DisconnectDialogProps) {
  const { t } = useTranslation('connection')
  return (
    <ConfirmDialog
      title={t('disconnect.title', { label })}
      consequences={[
        t('disconnect.sessionEnds', { broker }),
        t('disconnect.credentialsStay'),
        t('disconnect.loginNeeded', { broker }),
      ]}
      confirmLabel={t('disconnect.button')}
      cancelLabel={t('disconnect.keep')}
      failedTitle={t('disconnect.failedTitle')}
      onConfirm={disconnect}
      onClose={onClose}
    />
  )
}
