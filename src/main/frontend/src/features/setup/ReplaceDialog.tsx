import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asFailure, type Failure } from '../../api/failure'
import type { BrokerView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { FailureNotice } from '../../shared/FailureNotice'
import { focusFirstFault } from '../../shared/focusFirstFault'
import { Notice } from '../../shared/Notice'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'
import { CredentialInputs } from './CredentialInputs'
import type { DialogProps } from './RenameDialog'
import { useUpdateConfigMutation } from './setupApi'
import { useCredentials } from './useCredentials'

/** Takes both credentials or neither, and says beforehand what that resets. */
export default function ReplaceDialog({ config, broker, onClose }: DialogProps & { broker: BrokerView }) {
  const dispatch = useAppDispatch()
  const credentials = useCredentials(broker.credentialFields)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [updateConfig, { isLoading }] = useUpdateConfigMutation()

  const replace = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = credentials.submit()
    if (!values) return focusFirstFault(form)
    try {
      await updateConfig({ id: config.id, configChange: values }).unwrap()
      dispatch(somethingHappened(texts.edit.replaced(config.label)))
      onClose()
    } catch (thrown) {
      const refusal = asFailure(thrown)
      setFailure(refusal)
      credentials.refuse(refusal.errors)
      focusFirstFault(form)
    }
  }

  return (
    <Modal opened onClose={onClose} title={texts.edit.replaceTitle}>
      <form onSubmit={replace} noValidate autoComplete="off">
        <Stack>
          <Notice tone="attention" title={texts.edit.replaceWarning(broker.name)} />
          <CredentialInputs fields={broker.credentialFields} credentials={credentials} />
          {failure && <FailureNotice failure={failure} title={texts.setup.failedTitle} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isLoading}>
              {texts.edit.replaceButton}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
