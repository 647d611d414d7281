import { useState } from 'react'
import type { CredentialField, FieldError } from '../../api/generated'
import { unwrapped } from '../../shared/plainText'
import { credentialError } from './credentialRules'

export interface Credentials {
  valueOf: (name: string) => string
  /** the error to show: none before the field was left or the form was submitted */
  errorOf: (field: CredentialField) => string | null
  isValid: (field: CredentialField) => boolean
  change: (name: string, value: string) => void
  blur: (name: string) => void
  /** The values by field name if all are valid. Else null, and all errors are shown from now on. */
  submit: () => Record<string, string> | null
  /** Shows the server's errors until a field changes. */
  showErrors: (errors: FieldError[]) => void
}

/** The values of a broker's credential fields, validated as they are typed. Errors show once the field was left. */
export function useCredentials(fields: CredentialField[]): Credentials {
  const [values, setValues] = useState<Record<string, string>>({})
  const [touched, setTouched] = useState<Record<string, boolean>>({})
  const [serverErrors, setServerErrors] = useState<Record<string, string>>({})
  const errorOf = (field: CredentialField) => serverErrors[field.name] ?? credentialError(field, fields, values)

  return {
    valueOf: (name) => values[name] ?? '',
    errorOf: (field) => (touched[field.name] || serverErrors[field.name] ? errorOf(field) : null),
    isValid: (field) => errorOf(field) === null,
    change: (name, value) => {
      setValues({ ...values, [name]: unwrapped(value) })
      setServerErrors({})
    },
    blur: (name) => {
      if (values[name]) setTouched({ ...touched, [name]: true })
    },
    submit: () => {
      setTouched(Object.fromEntries(fields.map(({ name }) => [name, true])))
      return fields.every((field) => errorOf(field) === null) ? values : null
    },
    showErrors: (errors) =>
      setServerErrors(
        Object.fromEntries(errors.map(({ field, message }) => [field.replace(/^credentials\./, ''), message])),
      ),
  }
}
