import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure, type Failure } from '../../api/failure'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { unwrapped } from '../../shared/plainText'
import { problemText } from '../../texts/problemText'
import { useCompleteAttemptMutation } from './handshakeApi'
import classes from './PasteAddress.module.css'

/** Completes a login whose redirect URL this browser could not open: the person pastes the address. */
export default function PasteAddress({ broker }: { broker: string }) {
  const { t } = useTranslation('handshake')
  const [address, setAddress] = useState('')
  const [fault, setFault] = useState<'invalid' | 'incomplete' | null>(null)
  const [complete, { isLoading, error }] = useCompleteAttemptMutation()

  const finish = async (event: FormEvent) => {
    event.preventDefault()
    const url = withoutLineBreaks(unwrapped(address)).replace(/^view-source:/i, '')
    const found = faultOf(url)
    setFault(found)
    // the address contains the one-time request token, so it does not stay on the page
    if (!found && !('error' in (await complete({ pastedAddress: { url } })))) setAddress('')
  }

  return (
    <details className={classes.details}>
      <summary>{t('paste.summary')}</summary>
      <form onSubmit={finish} noValidate>
        <Stack gap="sm">
          <p>{t('paste.lead')}</p>
          <TextInput
            label={t('paste.label')}
            type="url"
            value={address}
            error={fault && t(`paste.${fault}`)}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setFault(null)
            }}
          />
          {error && <Refused failure={asFailure(error)} broker={broker} />}
          <Group>
            <Button type="submit" variant="default" loading={isLoading}>
              {t('paste.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </details>
  )
}

/** Names the buttons that are there: the texts of these problems name Connect, which is hidden during a login. */
function Refused({ failure, broker }: { failure: Failure; broker: string }) {
  const { t } = useTranslation('handshake')
  const { title, action } = problemText(failure, broker)
  if (action !== 'reconnect') return <FailureNotice failure={failure} broker={broker} />
  return (
    <Notice tone="attention" title={title} role="alert">
      <p>{t('paste.stillOpen')}</p>
    </Notice>
  )
}

/** A wrapped line, joined again. */
const withoutLineBreaks = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .join('')

function faultOf(url: string): 'invalid' | 'incomplete' | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return 'invalid'
  return new URL(url).search === '' ? 'incomplete' : null
}
