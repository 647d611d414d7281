import type { CredentialField } from '../../api/generated'
import { texts } from '../../texts/en'

export const labelMost = 100

/** What was meant: pasted text without the white space and invisible characters around it. */
export function cleaned(pasted: string): string {
  return pasted.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim()
}

/** What is wrong with a value, in plain words, or null. `values` are all values by field name. */
export function credentialFault(
  field: CredentialField,
  fields: CredentialField[],
  values: Record<string, string>,
): string | null {
  const value = values[field.name] ?? ''
  if (value === '') return texts.setup.missing(field.label)
  if (/\s/.test(value)) return texts.setup.hasSpaces(field.label)
  const twin = fields.slice(0, fields.indexOf(field)).find((earlier) => values[earlier.name] === value)
  if (twin) return texts.setup.same(twin.label, field.label)
  return matches(field.pattern, value) ? null : texts.setup.malformed(field.label, value.length)
}

export function labelFault(label: string): string | null {
  const length = label.trim().length
  if (length === 0) return texts.setup.labelMissing
  return length > labelMost ? texts.setup.labelTooLong(labelMost) : null
}

/** The pattern is the server's; one that this browser cannot read refuses nothing here, the server checks again. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    return true
  }
}
