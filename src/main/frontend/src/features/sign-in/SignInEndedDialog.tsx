import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { useAppDispatch } from '../../app/hooks'
import { texts } from '../../texts/en'
import { endSignIn, signInAgain } from './signInSlice'

/** Lies over the page, which stays as it is, until the person has signed in again or goes. */
export default function SignInEndedDialog() {
  const dispatch = useAppDispatch()
  const { pathname, search } = useLocation()
  const [busy, setBusy] = useState(false)
  const again = () => {
    setBusy(true)
    dispatch(signInAgain(pathname + search)).finally(() => setBusy(false))
  }
  return (
    <Modal
      opened
      onClose={() => {}}
      title={texts.signIn.endedTitle}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack>
        <p>{texts.signIn.ended}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => dispatch(endSignIn())}>
            {texts.signIn.signOut}
          </Button>
          <Button onClick={again} loading={busy} data-autofocus>
            {texts.signIn.again}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
