import { t } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HoldingChange } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import classes from './ChangesNotice.module.css'
import { formatQuantity } from './format'

const maxShown = 8

/** The holdings that changed since the last login, until the person dismisses the notice. */
export function ChangesNotice({ changes }: { changes: HoldingChange[] }) {
  const { t } = useTranslation('portfolio')
  const [dismissed, setDismissed] = useState('')
  const all = changes.map(changeText).join('\n')
  if (changes.length === 0 || dismissed === all) return null
  return (
    <Notice tone="busy" title={t('changes.title', { count: changes.length })} dismiss={() => setDismissed(all)}>
      <ul className={classes.changes}>
        {changes.slice(0, maxShown).map((change) => (
          <li key={`${change.exchange}:${change.symbol}`}>{changeText(change)}</li>
        ))}
        {changes.length > maxShown && <li>{t('changes.more', { count: changes.length - maxShown })}</li>}
      </ul>
    </Notice>
  )
}

function changeText({ kind, symbol, before, now }: HoldingChange): string {
  return t(`portfolio:changes.${kind}`, { symbol, before: formatQuantity(before), now: formatQuantity(now) })
}
