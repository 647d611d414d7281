import { useState } from 'react'
import type { CredentialField, FieldError } from '../../api/generated'
import { cleaned, credentialFault } from './credentialRules'

export interface Credentials {
  valueOf: (name: string) => string
  /** the fault to show, if it is time to show it */
  faultOf: (field: CredentialField) => string | null
  isFine: (field: CredentialField) => boolean
  change: (name: string, value: string) => void
  leave: (name: string) => void
  /** All values when every one is fine; else null, and every fault is shown from now on. */
  submit: () => Record<string, string> | null
  /** Shows what the server found, until the field is changed. */
  refuse: (problems: FieldError[]) => void
}

/** The values of a broker's credential fields, checked while they are typed and complained about once a field was left. */
export function useCredentials(fields: CredentialField[]): Credentials {
  const [values, setValues] = useState<Record<string, string>>({})
  const [seen, setSeen] = useState<Record<string, boolean>>({})
  const [refused, setRefused] = useState<Record<string, string>>({})
  const fault = (field: CredentialField) => refused[field.name] ?? credentialFault(field, fields, values)

  return {
    valueOf: (name) => values[name] ?? '',
    faultOf: (field) => (seen[field.name] || refused[field.name] ? fault(field) : null),
    isFine: (field) => fault(field) === null,
    change: (name, value) => {
      setValues({ ...values, [name]: cleaned(value) })
      setRefused({})
    },
    leave: (name) => {
      if (values[name]) setSeen({ ...seen, [name]: true })
    },
    submit: () => {
      setSeen(Object.fromEntries(fields.map(({ name }) => [name, true])))
      return fields.every((field) => fault(field) === null) ? values : null
    },
    refuse: (problems) => setRefused(Object.fromEntries(problems.map(({ field, message }) => [field, message]))),
  }
}
