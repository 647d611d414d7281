import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { ExaminationView, FindingView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { useLazyExamineSetUpQuery } from './adminApi'
import classes from './VerificationPanel.module.css'

/** Examines the set-up of the server on request, and lists what is wrong, what follows and what to do. */
export function DoctorPanel() {
  const { t } = useTranslation('admin')
  const [examine, { data, error, isFetching }] = useLazyExamineSetUpQuery()
  return (
    <Panel title={t('doctor.title')}>
      <p className={classes.lead}>{t('doctor.lead')}</p>
      {error && <FailureNotice failure={asFailure(error)} title={t('doctor.failedTitle')} />}
      {data && !error && <Result examination={data} />}
      <div>
        <Button variant="default" loading={isFetching} onClick={() => examine({ address: window.location.origin })}>
          {t('doctor.button')}
        </Button>
      </div>
    </Panel>
  )
}

function Result({ examination }: { examination: ExaminationView }) {
  const { t } = useTranslation('admin')
  const { findings, checks } = examination
  if (findings === 0) {
    return (
      <Notice tone="good" title={t('doctor.healthyTitle')} role="status">
        <p>{t('doctor.healthy', { count: checks.length })}</p>
      </Notice>
    )
  }
  const found = checks.flatMap((check) => check.findings)
  const tone = found.some(({ severity }) => severity === 'FAULT') ? 'bad' : 'attention'
  return (
    <Notice tone={tone} title={t('doctor.findingsTitle', { count: findings })} role="alert">
      <ul className={classes.faults}>
        {found.map((finding) => (
          <Finding key={finding.wrong} finding={finding} />
        ))}
      </ul>
    </Notice>
  )
}

function Finding({ finding }: { finding: FindingView }) {
  const { t } = useTranslation('admin')
  const { severity, wrong, follows, fix } = finding
  return (
    <li>
      <strong>{t(`doctor.${severity}`)}</strong>
      <p>
        {wrong} {follows}
      </p>
      <p>{t('doctor.fix', { fix })}</p>
    </li>
  )
}
