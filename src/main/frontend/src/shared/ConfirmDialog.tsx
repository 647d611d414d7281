import { Button, Group, List, Stack } from '@mantine/core'
import { useState } from 'react'
import { asFailure, type Failure } from '../api/failure'
import { Dialog } from './Dialog'
import { FailureNotice } from './FailureNotice'

interface ConfirmDialogProps {
  title: string
  /** what the action does, one sentence each */
  consequences: string[]
  confirmLabel: string
  cancelLabel: string
  /** title of the notice when the action fails */
  failedTitle: string
  /** If it rejects with a failure, the dialog stays open and shows it. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Asks for confirmation of an action that cannot be undone. The focus is on the button that cancels. */
export function ConfirmDialog({
  title,
  consequences,
  confirmLabel,
  cancelLabel,
  failedTitle,
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
    <Dialog onClose={onClose} title={title}>
      <Stack>
        <List spacing="xs" pr="md">
          {consequences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        {failure && <FailureNotice failure={failure} title={failedTitle} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {cancelLabel}
          </Button>
          <Button color="red" onClick={confirm} loading={busy}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
