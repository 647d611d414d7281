import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { Verification } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useVerifyEventsMutation } from './adminApi'
import classes from './VerificationPanel.module.css'

/** Verifies the hash chain of the audit log on request. */
export function VerificationPanel() {
  const { t } = useTranslation('admin')
  const [verify, { data, error, isLoading }] = useVerifyEventsMutation()
  return (
    <Panel title={t('verification.title')}>
      <p className={classes.lead}>{t('verification.lead')}</p>
      {data && !isLoading && <Result verification={data} />}
      {error && <FailureNotice failure={asFailure(error)} title={t('verification.failedTitle')} />}
      <div>
        <Button variant="default" loading={isLoading} onClick={() => verify()}>
          {t('verification.button')}
        </Button>
      </div>
    </Panel>
  )
}

function Result({ verification: { broken: faults, events, connections, verifiedAt } }: { verification: Verification }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  if (faults.length === 0) {
    return (
      <Notice tone="good" title={t('verification.intactTitle')} role="status">
        <p>{t('verification.intact', { events, connections, age: ago(verifiedAt, now) })}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="bad" title={t('verification.alteredTitle', { count: faults.length })} role="alert">
      <p>{t('verification.altered')}</p>
      <ul className={classes.faults}>
        {faults.map(({ connectionId: id, sequence, problem }) => (
          <li key={id}>{t(`verification.faults.${problem}`, { id, sequence })}</li>
        ))}
      </ul>
    </Notice>
  )
}
