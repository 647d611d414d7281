import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure, type Failure } from '../../api/failure'
import type { ConfigView } from '../../api/generated'
import { useAppDispatch } from '../../app/hooks'
import { notify } from '../../shared/announcements'
import { Dialog } from '../../shared/Dialog'
import { FailureNotice } from '../../shared/FailureNotice'
import { focusFirstInvalidField } from '../../shared/focusFirstInvalidField'
import { unwrapped } from '../../shared/plainText'
import { useConnectByTokenMutation } from './handshakeApi'

interface PasteTokenDialogProps {
  config: ConfigView
  broker: string
  onConnected: () => void
  onClose: () => void
}

/** Connects an account by a token that the person copied from the broker. It leaves the page with the request. */
export default function PasteTokenDialog({ config, broker, onConnected, onClose }: PasteTokenDialogProps) {
  const { t } = useTranslation(['handshake', 'common'])
  const dispatch = useAppDispatch()
  const [token, setToken] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [connect, { isLoading }] = useConnectByTokenMutation()

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const pasted = unwrapped(token)
    const found = faultOf(pasted)
    setFault(found && t(found))
    setFailure(null)
    if (found) return focusFirstInvalidField(form)
    try {
      await connect({ id: config.id, pastedToken: { token: pasted } }).unwrap()
      dispatch(notify(t('connected', { broker })))
      onClose()
      onConnected()
    } catch (thrown) {
      const caught = asFailure(thrown)
      setToken('')
      setFault(caught.errors.find(({ field }) => field === 'token')?.message ?? null)
      setFailure(caught)
      focusFirstInvalidField(form)
    }
  }

  return (
    <Dialog onClose={onClose} title={t('token.title', { broker })}>
      <form onSubmit={submit} noValidate autoComplete="off">
        <Stack>
          <p>{t('token.lead', { broker })}</p>
          <PasswordInput
            name="token"
            label={t('token.label')}
            description={t('token.note')}
            value={token}
            error={fault}
            aria-invalid={fault !== null}
            required
            withAsterisk={false}
            autoComplete="new-password"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            visibilityToggleButtonProps={{ 'aria-label': t('token.show'), tabIndex: 0 }}
            onChange={(event) => {
              setToken(event.currentTarget.value)
              setFault(null)
            }}
          />
          {failure && <FailureNotice failure={failure} broker={broker} title={t('token.failedTitle')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={isLoading}>
              {t('connect', { broker })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

const faultOf = (token: string) => {
  if (token === '') return 'token.missing' as const
  return /\s/.test(token) ? ('token.spaces' as const) : null
}
