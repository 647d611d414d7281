import { Button, Group, List, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { asFailure, type Failure } from '../api/failure'
import { texts } from '../texts/en'
import { FailureNotice } from './FailureNotice'

interface ConfirmDialogProps {
  title: string
  /** what will be different afterwards, one sentence each */
  consequences: string[]
  confirmLabel: string
  keepLabel: string
  /** Rejects with a failure, which is then shown; the dialog stays open. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something that cannot be taken back. The way out has the focus, so that Enter does no harm. */
export function ConfirmDialog({
  title,
  consequences,
  confirmLabel,
  keepLabel,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  const confirm = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await onConfirm()
      onClose()
    } catch (thrown) {
      setFailure(asFailure(thrown))
      setBusy(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <List spacing="xs" pr="md">
          {consequences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        {failure && <FailureNotice failure={failure} title={texts.disconnect.failedTitle} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {keepLabel}
          </Button>
          <Button color="red" onClick={confirm} loading={busy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
