import { useAppDispatch } from '../../app/hooks'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'
import type { DialogProps } from './RenameDialog'
import { useDeleteConfigMutation } from './setupApi'

export default function DeleteDialog({ config, onClose }: DialogProps) {
  const dispatch = useAppDispatch()
  const [deleteConfig] = useDeleteConfigMutation()
  const remove = async () => {
    await deleteConfig({ id: config.id }).unwrap()
    dispatch(somethingHappened(texts.edit.deleted(config.label)))
  }
  return (
    <ConfirmDialog
      title={texts.edit.deleteTitle(config.label)}
      consequences={texts.edit.deleteConsequences}
      confirmLabel={texts.edit.deleteButton}
      keepLabel={texts.edit.keep}
      onConfirm={remove}
      onClose={onClose}
    />
  )
}
