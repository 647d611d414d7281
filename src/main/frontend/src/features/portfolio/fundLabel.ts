import { t } from 'i18next'
import type bundle from '../../texts/en/portfolio.json'

type KnownName = keyof typeof bundle.funds.names

/** The broker's own name for a segment or an amount that has no text here. */
export function fundLabel(name: string): string {
  return t(`portfolio:funds.names.${name as KnownName}`, { defaultValue: name.replaceAll('_', ' ') })
}
