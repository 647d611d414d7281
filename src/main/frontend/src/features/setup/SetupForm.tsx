import { Button, Group, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../api/failure'
import type { BrokerView, ConfigView, NewConfig } from '../../api/generated'
import { CopyField } from '../../shared/CopyField'
import { FailureNotice } from '../../shared/FailureNotice'
import { focusFirstInvalidField } from '../../shared/focusFirstInvalidField'
import { trimmed } from '../../shared/plainText'
import { ConsoleDrawing } from './ConsoleDrawing'
import { CredentialInputs } from './CredentialInputs'
import { labelError } from './credentialRules'
import classes from './SetupForm.module.css'
import { saveFailure } from './saveFailure'
import { useCreateConfigMutation } from './setupApi'
import { useCredentials } from './useCredentials'

interface SetupFormProps {
  broker: BrokerView
  onSaved: (config: ConfigView) => void
  onCancel: () => void
}

/** Three steps on one page: register the redirect URL, copy the credentials, name the connection. */
export function SetupForm({ broker, onSaved, onCancel }: SetupFormProps) {
  const { t } = useTranslation(['setup', 'common'])
  const credentials = useCredentials(broker.credentialFields)
  const [label, setLabel] = useState(broker.name)
  const [failure, setFailure] = useState<Failure | null>(null)
  const serverLabelError = failure?.errors.find(({ field }) => field === 'label')?.message
  const [createConfig, { isLoading }] = useCreateConfigMutation()

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = credentials.submit()
    if (!values || labelError(label)) return focusFirstInvalidField(form)
    setFailure(null)
    try {
      const newConfig: NewConfig = { broker: broker.id, label: trimmed(label), credentials: values }
      onSaved(await createConfig({ newConfig }).unwrap())
    } catch (thrown) {
      const caught = saveFailure(thrown)
      setFailure(caught)
      credentials.showErrors(caught.errors)
      focusFirstInvalidField(form)
    }
  }

  return (
    <form onSubmit={save} noValidate autoComplete="off">
      <ol className={classes.steps}>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {t('redirect.title')}
          </Title>
          <p>{t('redirect.lead', { broker: broker.name })}</p>
          <CopyField label={t('redirect.label')} value={broker.redirectUrl} />
        </li>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {t('credentialsTitle')}
          </Title>
          {broker.consolePage && <ConsoleDrawing page={broker.consolePage} />}
          <CredentialInputs fields={broker.credentialFields} credentials={credentials} />
        </li>
        <li className={classes.step}>
          <Title order={2} size="h4">
            {t('label.title')}
          </Title>
          <TextInput
            name="label"
            label={t('label.label')}
            description={t('label.hint')}
            value={label}
            error={labelError(label) ?? serverLabelError}
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
      {failure && <FailureNotice failure={failure} broker={broker.name} title={t('failedTitle')} />}
      <Group mt="lg">
        <Button type="submit" loading={isLoading}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  )
}
