import { Button, Group, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asFailure, type Failure } from '../../api/failure'
import type { BrokerView, ConfigView } from '../../api/generated'
import { CopyField } from '../../shared/CopyField'
import { FailureNotice } from '../../shared/FailureNotice'
import { focusFirstFault } from '../../shared/focusFirstFault'
import { texts } from '../../texts/en'
import { CredentialInputs } from './CredentialInputs'
import { labelFault } from './credentialRules'
import classes from './SetupForm.module.css'
import { useCreateConfigMutation } from './setupApi'
import { useCredentials } from './useCredentials'

interface SetupFormProps {
  broker: BrokerView
  onSaved: (config: ConfigView) => void
  onCancel: () => void
}

/** Three steps on one page: register the redirect URL, copy the credentials, name the connection. */
export function SetupForm({ broker, onSaved, onCancel }: SetupFormProps) {
  const credentials = useCredentials(broker.credentialFields)
  const [label, setLabel] = useState(broker.name)
  const [failure, setFailure] = useState<Failure | null>(null)
  const refusedLabel = failure?.errors.find(({ field }) => field === 'label')?.message
  const [createConfig, { isLoading }] = useCreateConfigMutation()

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = credentials.submit()
    if (!values || labelFault(label)) return focusFirstFault(form)
    setFailure(null)
    try {
      const { apiKey = '', apiSecret = '' } = values
      onSaved(await createConfig({ newConfig: { broker: broker.id, label: label.trim(), apiKey, apiSecret } }).unwrap())
    } catch (thrown) {
      const refusal = asFailure(thrown)
      setFailure(refusal)
      credentials.refuse(refusal.errors)
      focusFirstFault(form)
    }
  }

  return (
    <form onSubmit={save} noValidate autoComplete="off">
      <ol className={classes.steps}>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {texts.setup.redirectTitle}
          </Title>
          <p>{texts.setup.redirectLead(broker.name)}</p>
          <CopyField label={texts.setup.redirectLabel} value={broker.redirectUrl} />
        </li>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {texts.setup.credentialsTitle}
          </Title>
          <CredentialInputs fields={broker.credentialFields} credentials={credentials} />
        </li>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {texts.setup.labelTitle}
          </Title>
          <TextInput
            name="label"
            label={texts.setup.label}
            description={texts.setup.labelHint}
            value={label}
            error={labelFault(label) ?? refusedLabel}
            required
            withAsterisk={false}
            autoComplete="off"
            onChange={(event) => {
              setLabel(event.currentTarget.value)
              setFailure(null)
            }}
          />
        </li>
      </ol>
      {failure && <FailureNotice failure={failure} title={texts.setup.failedTitle} />}
      <Group mt="lg">
        <Button type="submit" loading={isLoading}>
          {texts.setup.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </Group>
    </form>
  )
}
