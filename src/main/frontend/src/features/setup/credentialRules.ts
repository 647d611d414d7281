import { t } from 'i18next'
import type { CredentialField } from '../../api/generated'
import { hasControl, isVisible, lengthOf, trimmed } from '../../shared/plainText'

/** In code points. */
export const maxLabelLength = 100

/** The error text of a credential field, or null if its value is valid. `values` are all values by field name. */
export function credentialError(
  field: CredentialField,
  fields: CredentialField[],
  values: Record<string, string>,
): string | null {
  const value = values[field.name] ?? ''
  if (value === '') return matches(field.pattern, '') ? null : t('setup:missing', { field: field.label })
  if (/\s/.test(value)) return t('setup:spaces', { field: field.label })
  const duplicate = fields.slice(0, fields.indexOf(field)).find((earlier) => values[earlier.name] === value)
  if (duplicate) return t('setup:duplicate', { other: duplicate.label, field: field.label })
  return matches(field.pattern, value) ? null : t('setup:malformed', { field: field.label, count: value.length })
}

/** The error text of a connection's name, or null if it is valid. */
export function labelError(label: string): string | null {
  const name = trimmed(label)
  if (!isVisible(name)) return t('setup:label.missing')
  if (hasControl(name)) return t('setup:label.control')
  return lengthOf(name) > maxLabelLength ? t('setup:label.tooLong', { max: maxLabelLength }) : null
}

/**
 * Whether a value matches the server's pattern. A pattern that this browser cannot parse matches; the server validates.
 */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value)
  } catch {
    return true
  }
}
