import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asFailure, type Failure } from '../../api/failure'
import type { ConfigView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { FailureNotice } from '../../shared/FailureNotice'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'
import { labelFault } from './credentialRules'
import { useUpdateConfigMutation } from './setupApi'

export interface DialogProps {
  config: ConfigView
  onClose: () => void
}

export default function RenameDialog({ config, onClose }: DialogProps) {
  const dispatch = useAppDispatch()
  const [label, setLabel] = useState(config.label)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [updateConfig, { isLoading }] = useUpdateConfigMutation()
  const fault = labelFault(label)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (fault) return
    try {
      const changed = await updateConfig({ id: config.id, configChange: { label: label.trim() } }).unwrap()
      dispatch(somethingHappened(texts.edit.renamed(changed.label)))
      onClose()
    } catch (thrown) {
      setFailure(asFailure(thrown))
    }
  }

  return (
    <Modal opened onClose={onClose} title={texts.edit.renameTitle}>
      <form onSubmit={save} noValidate>
        <Stack>
          <TextInput
            label={texts.setup.label}
            value={label}
            error={fault}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {failure && <FailureNotice failure={failure} title={texts.setup.failedTitle} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={isLoading}>
              {texts.edit.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
