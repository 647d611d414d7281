import { PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CredentialField } from '../../api/generated'
import { LinkedHint } from './LinkedHint'
import type { Credentials } from './useCredentials'

interface CredentialInputsProps {
  fields: CredentialField[]
  credentials: Credentials
}

/** The broker's credential fields. Secrets are masked, and browsers do not fill them in. */
export function CredentialInputs({ fields, credentials }: CredentialInputsProps) {
  return (
    <Stack gap="md">
      {fields.map((field) => (
        <CredentialInput key={field.name} field={field} credentials={credentials} />
      ))}
    </Stack>
  )
}

function CredentialInput({ field, credentials }: { field: CredentialField; credentials: Credentials }) {
  const { t } = useTranslation('setup')
  const error = credentials.errorOf(field)
  const Input = field.secret ? PasswordInput : TextInput
  return (
    <div>
      <Input
        name={field.name}
        label={field.label}
        description={
          <>
            <LinkedHint text={field.hint} />
            {field.secret && ` ${t('secretNote')}`}
          </>
        }
        value={credentials.valueOf(field.name)}
        error={error}
        // Mantine does not set it on password fields
        aria-invalid={error !== null}
        required
        withAsterisk={false}
        autoComplete={field.secret ? 'new-password' : 'off'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => credentials.change(field.name, event.currentTarget.value)}
        onBlur={() => credentials.blur(field.name)}
        {...(field.secret && {
          visibilityToggleButtonProps: { 'aria-label': t('show', { field: field.label }), tabIndex: 0 },
        })}
      />
      {credentials.isValid(field) && (
        <Text size="sm" mt={5} c="var(--tone-good)">
          {t('valid')}
        </Text>
      )}
    </div>
  )
}
