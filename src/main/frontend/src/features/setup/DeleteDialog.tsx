import { useTranslation } from 'react-i18next'
import type { ConfigView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { useDeleteConfigMutation } from './setupApi'

interface DeleteDialogProps {
  config: ConfigView
  broker: string
  onClose: () => void
}

export default function DeleteDialog({ config: { id, label }, broker, onClose }: DeleteDialogProps) {
  const { t } = useTranslation(['setup', 'common'])
  const dispatch = useAppDispatch()
  const [deleteConfig] = useDeleteConfigMutation()
  const confirm = async () => {
    await deleteConfig({ id }).unwrap()
    dispatch(notify(t('delete.done', { label })))
  }
  return (
    <ConfirmDialog
      title={t('delete.title', { label })}
      consequences={t('delete.consequences', { returnObjects: true, broker })}
      confirmLabel={t('delete.button')}
      cancelLabel={t('common:cancel')}
      failedTitle={t('delete.failedTitle')}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
