import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure, type Failure } from '../../api/failure'
import type { ConfigView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { Dialog } from '../../shared/Dialog'
import { FailureNotice } from '../../shared/FailureNotice'
import { trimmed } from '../../shared/plainText'
import { labelError } from './credentialRules'
import { useUpdateConfigMutation } from './setupApi'

interface RenameDialogProps {
  config: ConfigView
  onClose: () => void
}

export default function RenameDialog({ config, onClose }: RenameDialogProps) {
  const { t } = useTranslation(['setup', 'common'])
  const dispatch = useAppDispatch()
  const [label, setLabel] = useState(config.label)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [updateConfig, { isLoading }] = useUpdateConfigMutation()
  const error = labelError(label)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (error) return
    try {
      const changed = await updateConfig({ id: config.id, configChange: { label: trimmed(label) } }).unwrap()
      dispatch(notify(t('rename.done', { label: changed.label })))
      onClose()
    } catch (thrown) {
      setFailure(asFailure(thrown))
    }
  }

  return (
    <Dialog onClose={onClose} title={t('rename.title')}>
      <form onSubmit={save} noValidate>
        <Stack>
          <TextInput
            label={t('label.label')}
            value={label}
            error={error}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {failure && <FailureNotice failure={failure} title={t('failedTitle')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isLoading}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
