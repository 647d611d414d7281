import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asFailure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { texts } from '../../texts/en'
import { useCompleteAttemptMutation } from './handshakeApi'
import classes from './PasteAddress.module.css'

/** For logins that come back to an address which this browser cannot open: the person carries it over by hand. */
export function PasteAddress() {
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [complete, { isLoading, error }] = useCompleteAttemptMutation()

  const finish = async (event: FormEvent) => {
    event.preventDefault()
    const found = addressFault(address)
    setFault(found)
    // the address holds a one-time proof of the login: it does not stay on the page
    if (!found && !('error' in (await complete({ pastedAddress: { url: address.trim() } })))) setAddress('')
  }

  return (
    <details className={classes.details}>
      <summary>{texts.connect.pasteSummary}</summary>
      <form onSubmit={finish} noValidate>
        <Stack gap="sm">
          <p>{texts.connect.pasteLead}</p>
          <TextInput
            label={texts.connect.pasteLabel}
            type="url"
            value={address}
            error={fault}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setFault(null)
            }}
          />
          {error && <FailureNotice failure={asFailure(error)} />}
          <Group>
            <Button type="submit" variant="default" loading={isLoading}>
              {texts.connect.pasteButton}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  )
}

export function addressFault(address: string): string | null {
  const trimmed = address.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return texts.connect.pasteInvalid
  return new URL(trimmed).search === '' ? texts.connect.pasteIncomplete : null
}
