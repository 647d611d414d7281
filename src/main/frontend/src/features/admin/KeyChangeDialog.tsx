import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { usePromoteKeyMutation, useRetireKeyMutation } from './adminApi'

/** What an administrator can do with a key. */
export type KeyChange = 'promotion' | 'retirement'

interface KeyChangeDialogProps {
  change: KeyChange
  /** of the key */
  id: number
  onClose: () => void
}

/** Explains and confirms the promotion or the retirement of a key. */
export function KeyChangeDialog({ change, id, onClose }: KeyChangeDialogProps) {
  const { t } = useTranslation('admin')
  const dispatch = useAppDispatch()
  const [promote] = usePromoteKeyMutation()
  const [retire] = useRetireKeyMutation()
  const isPromotion = change === 'promotion'
  const confirm = async () => {
    await (isPromotion ? promote({ id }) : retire({ id })).unwrap()
    dispatch(notify(t(`keys.${change}.done`, { id })))
  }
  const consequences = isPromotion
    ? [t('keys.promotion.newData'), t('keys.promotion.oldData')]
    : [t('keys.retirement.unused'), t('keys.retirement.backups')]
  return (
    <ConfirmDialog
      title={t(`keys.${change}.title`, { id })}
      consequences={[...consequences, t('keys.logged')]}
      confirmLabel={t(isPromotion ? 'keys.promote' : 'keys.retire')}
      cancelLabel={t('keys.cancel')}
      failedTitle={t(`keys.${change}.failedTitle`)}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
