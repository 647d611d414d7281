import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useAppDispatch } from '../../app/hooks'
import { endSignIn, signInAgain } from './signInSlice'

/** A dialog over the page, which keeps its state, until the person signs in again or signs out. */
export default function SignInEndedDialog() {
  const { t } = useTranslation('signIn')
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  const [busy, setBusy] = useState(false)
  const reauthenticate = () => {
    setBusy(true)
    dispatch(signInAgain(pathname + search)).finally(() => setBusy(false))
  }
  return (
    <Modal
      opened
      onClose={() => {}}
      title={t('endedTitle')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack>
        <p>{t('ended')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => dispatch(endSignIn())}>
            {t('signOut')}
          </Button>
          <Button onClick={reauthenticate} loading={busy} data-autofocus>
            {t('again')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
