import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../api/failure'
import type { BrokerView, ConfigView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { Dialog } from '../../shared/Dialog'
import { FailureNotice } from '../../shared/FailureNotice'
import { focusFirstInvalidField } from '../../shared/focusFirstInvalidField'
import { Notice } from '../../shared/Notice'
import { CredentialInputs } from './CredentialInputs'
import { saveFailure } from './saveFailure'
import { useUpdateConfigMutation } from './setupApi'
import { useCredentials } from './useCredentials'

interface ReplaceDialogProps {
  config: ConfigView
  broker: BrokerView
  onClose: () => void
}

/** Replaces all credentials of a connection. */
export default function ReplaceDialog({ config, broker, onClose }: ReplaceDialogProps) {
  const { t } = useTranslation(['setup', 'common'])
  const dispatch = useAppDispatch()
  const credentials = useCredentials(broker.credentialFields)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [updateConfig, { isLoading }] = useUpdateConfigMutation()

  const replace = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = credentials.submit()
    if (!values) return focusFirstInvalidField(form)
    try {
      await updateConfig({ id: config.id, configChange: { credentials: values } }).unwrap()
      dispatch(notify(t('replace.done', { label: config.label })))
      onClose()
    } catch (thrown) {
      const caught = saveFailure(thrown)
      setFailure(caught)
      credentials.showErrors(caught.errors)
      focusFirstInvalidField(form)
    }
  }

  return (
    <Dialog onClose={onClose} title={t('replace.title')}>
      <form onSubmit={replace} noValidate autoComplete="off">
        <Stack>
          <Notice tone="attention" title={t('replace.warning', { broker: broker.name })} />
          <CredentialInputs fields={broker.credentialFields} credentials={credentials} />
          {failure && <FailureNotice failure={failure} broker={broker.name} title={t('failedTitle')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isLoading}>
              {t('replace.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
