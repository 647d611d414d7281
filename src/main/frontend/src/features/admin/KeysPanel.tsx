import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { KeyStatus, RingKey } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { useGetKeysQuery } from './adminApi'
import classes from './KeysPanel.module.css'
import { slowPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** The encryption keys by their IDs, and whether they decrypt the stored data. */
export function KeysPanel() {
  const { t } = useTranslation('admin')
  const keys = useGetKeysQuery(undefined, { pollingInterval: slowPollMillis })
  return (
    <Panel title={t('keys.title')}>
      <QueryContent query={keys} loading={t('keys.loading')} failedTitle={t('keys.failedTitle')} height={110}>
        {(data) => (
          <>
            <KeyCheck status={data} />
            <ul className={classes.keys}>
              {data.keys.map((key) => (
                <li key={key.id}>{keyText(key)}</li>
              ))}
            </ul>
          </>
        )}
      </QueryContent>
    </Panel>
  )
}

function KeyCheck({ status: { canary } }: { status: KeyStatus }) {
  const { t } = useTranslation('admin')
  return canary === 'OPENS' ? (
    <Notice tone="good" title={t('keys.valid')}>
      <p>{t('keys.validText')}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title={t('keys.invalid')}>
      <p>{t('keys.invalidText')}</p>
    </Notice>
  )
}

function keyText({ id, primary, enabled }: RingKey): string {
  if (!enabled) return t('admin:keys.disabled', { id })
  return primary ? t('admin:keys.primary', { id }) : t('admin:keys.decryptOnly', { id })
}
