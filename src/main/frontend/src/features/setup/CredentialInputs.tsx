import { PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import type { CredentialField } from '../../api/generated'
import { texts } from '../../texts/en'
import type { Credentials } from './useCredentials'

interface CredentialInputsProps {
  fields: CredentialField[]
  credentials: Credentials
}

/** The broker's credential fields; what is secret is hidden and never filled in by the browser. */
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
  const fault = credentials.faultOf(field)
  const Input = field.secret ? PasswordInput : TextInput
  return (
    <div>
      <Input
        name={field.name}
        label={field.label}
        description={field.secret ? `${field.hint} ${texts.setup.secretNote}` : field.hint}
        value={credentials.valueOf(field.name)}
        error={fault}
        // Mantine forgets it on password fields
        aria-invalid={fault !== null}
        required
        withAsterisk={false}
        autoComplete={field.secret ? 'new-password' : 'off'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => credentials.change(field.name, event.currentTarget.value)}
        onBlur={() => credentials.leave(field.name)}
        {...(field.secret && {
          visibilityToggleButtonProps: { 'aria-label': texts.setup.show(field.label), tabIndex: 0 },
        })}
      />
      {credentials.isFine(field) && (
        <Text size="sm" mt={5} c="var(--tone-good)">
          {texts.setup.looksRight}
        </Text>
      )}
    </div>
  )
}
